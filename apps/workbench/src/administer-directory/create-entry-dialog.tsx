import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Dialog } from '../ui/dialog.js';
import { createEntry, employ, type EntryFields, type TemporaryPassword } from './directory-changes.js';
import { kindWords, type EntryKind } from './directory-kinds.js';
import { EntryForm } from './entry-form.js';
import { HandOverPassword } from './hand-over-password.js';

/** Makes a new entry and goes on to its page; of a person the made password is shown first. */
export function CreateEntryDialog({
  kind,
  onClose,
}: {
  readonly kind: EntryKind;
  readonly onClose: () => void;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { newOne, slug } = kindWords[kind];
  const [made, setMade] = useState<TemporaryPassword | null>(null);
  const open = (id: string) => navigate({ to: '/verwaltung/$kind/$id', params: { kind: slug, id } });
  const create = useMutation({
    mutationFn: async (fields: EntryFields): Promise<TemporaryPassword | null> => {
      if (kind === 'USER') return employ(fields);
      await createEntry(kind, fields);
      return null;
    },
    onSuccess: async (password, { id }) => {
      await queries.invalidateQueries({ queryKey: ['directory', kind] });
      setMade(password);
      if (password === null) await open(id);
    },
  });
  if (made !== null) return <HandOverPassword made={made} onClose={() => void open(made.username)} />;
  return (
    <Dialog title={newOne} isOpen onClose={onClose}>
      <EntryForm
        kind={kind}
        submitLabel={newOne}
        isBusy={create.isPending}
        error={create.error}
        onSubmit={(fields) => create.mutate(fields)}
      />
    </Dialog>
  );
}
