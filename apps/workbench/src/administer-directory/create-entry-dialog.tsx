import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from '../ui/dialog.js';
import { createEntry, type EntryFields } from './directory-changes.js';
import { kindWords, type EntryKind } from './directory-kinds.js';
import { EntryForm } from './entry-form.js';

/** Makes a new entry and goes on to its page. */
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
  const create = useMutation({
    mutationFn: (fields: EntryFields) => createEntry(kind, fields),
    onSuccess: async (_answer, { id }) => {
      await queries.invalidateQueries({ queryKey: ['directory', kind] });
      await navigate({ to: '/verwaltung/$kind/$id', params: { kind: slug, id } });
    },
  });
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
