import { useState } from 'react';
import { mayDo, useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { operations, type Operation } from './operations.js';
import { StartBatchDialog } from './start-batch-dialog.js';

/** What can be done with the chosen instances, as far as the person may. */
export function OperationBar({ filter }: { readonly filter: Record<string, unknown> }) {
  const session = useSession();
  const [open, setOpen] = useState<Operation | null>(null);
  if (!mayDo(session, 'BATCH', 'CREATE')) return null;
  return (
    <>
      {operations
        .filter((operation) => mayDo(session, 'PROCESS_DEFINITION', operation.permission))
        .map((operation) => (
          <Button key={operation.type} small onClick={() => setOpen(operation)}>
            {operation.label}
          </Button>
        ))}
      {open && <StartBatchDialog operation={open} filter={filter} onClose={() => setOpen(null)} />}
    </>
  );
}
