import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { ProblemMessage } from '../ui/problem-message.js';

/** A button that says what will happen before it does it. */
export function ConfirmAction({
  label,
  spokenLabel,
  title,
  verb,
  run,
  onDone,
  small = true,
  children,
}: {
  readonly label: string;
  readonly spokenLabel?: string;
  readonly title: string;
  /** The button that does it, such as „Anhalten“. */
  readonly verb: string;
  readonly run: () => Promise<unknown>;
  readonly onDone: () => void;
  readonly small?: boolean;
  /** What happens, and further choices. */
  readonly children: ReactNode;
}) {
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const action = useMutation({
    mutationFn: run,
    onSuccess: async () => {
      setIsOpen(false);
      onDone();
      await Promise.all(
        ['instance', 'instances', 'operations', 'case', 'cases'].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
  });
  function close() {
    setIsOpen(false);
    action.reset();
  }
  return (
    <>
      <Button small={small} label={spokenLabel} onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={title}
        isOpen={isOpen}
        onClose={close}
        actions={
          <Button kind="primary" busy={action.isPending} onClick={() => action.mutate()}>
            {verb}
          </Button>
        }
      >
        {children}
        {action.error && <ProblemMessage error={action.error} />}
      </Dialog>
    </>
  );
}
