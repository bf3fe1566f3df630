import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answerOf, api } from '../api/client.js';
import { mayDo, useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { formatMoment } from '../ui/format.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { caseQuery, type CaseDetail } from './case-query.js';

/** Remarks of staff. The citizen does not see them. */
export function CaseNotes({
  caseId,
  notes,
}: {
  readonly caseId: string;
  readonly notes: CaseDetail['notes'];
}) {
  const session = useSession();
  return (
    <section className="panel" aria-labelledby="notes-title">
      <h2 className="kern-heading-small" id="notes-title">
        Notizen
      </h2>
      {mayDo(session, 'CASE', 'UPDATE') && <AddNote caseId={caseId} />}
      {notes.length === 0 && <p className="kern-body kern-body--muted">Noch keine Notizen.</p>}
      <ul className="plain-list">
        {notes.map((note) => (
          <li key={note.noteId}>
            <span className="note-text">{note.text}</span>
            <span className="second-line">{`${note.authorName}, ${formatMoment(note.createdAt)}`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AddNote({ caseId }: { readonly caseId: string }) {
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const add = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/cases/{caseId}/notes', { params: { path: { caseId } }, body: { text } })),
    onSuccess: () => {
      setText('');
      return queries.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    const isEmpty = text.trim() === '';
    setIsMissing(isEmpty);
    if (isEmpty) document.getElementById('new-note')?.focus();
    else add.mutate();
  }
  return (
    <form className="task-form" onSubmit={submit} noValidate>
      <TextInput
        id="new-note"
        label="Neue Notiz"
        hint="Nur für Beschäftigte sichtbar"
        rows={3}
        value={text}
        onChange={setText}
        error={isMissing ? 'Schreiben Sie einen Text.' : undefined}
      />
      {add.error && <ProblemMessage error={add.error} />}
      <Button type="submit" small busy={add.isPending}>
        Notiz speichern
      </Button>
    </form>
  );
}
