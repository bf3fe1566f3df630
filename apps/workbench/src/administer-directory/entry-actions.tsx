import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { mayDo, useSession } from '../session/session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { DoneMessage } from '../ui/done-message.js';
import { directoryProblem } from './directory-problem.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { deleteEntry, endSessionsOf, updateEntry, type EntryFields } from './directory-changes.js';
import { kindWords, type EntryKind } from './directory-kinds.js';
import { signInOfQuery, type Entry } from './directory-queries.js';
import { EntryForm } from './entry-form.js';
import { RemoveSecondFactorDialog } from './remove-second-factor-dialog.js';
import { ResetPasswordDialog } from './reset-password-dialog.js';
import { refreshDirectory } from './refresh-directory.js';

interface Properties {
  readonly kind: EntryKind;
  readonly entry: Entry;
}

/** Changing and deleting an entry. */
export function EntryActions({ kind, entry }: Properties) {
  const session = useSession();
  const [open, setOpen] = useState<'change' | 'delete' | 'factor' | 'password' | 'signOut' | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const [isSignedOut, setIsSignedOut] = useState(false);
  const [isFactorRemoved, setIsFactorRemoved] = useState(false);
  const close = () => setOpen(null);
  const signIn = useQuery({ ...signInOfQuery(entry.id), enabled: kind === 'USER' });
  const hasSecondFactor = signIn.data?.hasSecondFactor === true;
  return (
    <>
      <div className="form-actions">
        {mayDo(session, kind, 'UPDATE') && <Button onClick={() => setOpen('change')}>Ändern …</Button>}
        {kind === 'USER' && mayDo(session, kind, 'UPDATE') && (
          <>
            <Button onClick={() => setOpen('password')}>Neues Startpasswort …</Button>
            {hasSecondFactor && session.username !== entry.id && (
              <Button onClick={() => setOpen('factor')}>Zweiten Faktor entfernen …</Button>
            )}
            <Button onClick={() => setOpen('signOut')}>Überall abmelden …</Button>
          </>
        )}
        {mayDo(session, kind, 'DELETE') && <Button onClick={() => setOpen('delete')}>Löschen …</Button>}
      </div>
      {isSaved && <Alert kind="success" title="Die Änderungen sind gespeichert" live="polite" />}
      {isSignedOut && <Alert kind="success" title="Die Person ist überall abgemeldet" live="polite" />}
      {isFactorRemoved && !hasSecondFactor && <DoneMessage title="Der zweite Faktor ist entfernt" />}
      {open === 'change' && (
        <ChangeDialog
          kind={kind}
          entry={entry}
          onClose={close}
          onSaved={() => {
            setIsSaved(true);
            close();
          }}
        />
      )}
      {open === 'factor' && (
        <RemoveSecondFactorDialog
          entry={entry}
          onClose={close}
          onRemoved={() => {
            setIsFactorRemoved(true);
            close();
          }}
        />
      )}
      {open === 'password' && <ResetPasswordDialog entry={entry} onClose={close} />}
      {open === 'signOut' && (
        <SignOutDialog
          entry={entry}
          onClose={close}
          onDone={() => {
            setIsSignedOut(true);
            close();
          }}
        />
      )}
      {open === 'delete' && <DeleteDialog kind={kind} entry={entry} onClose={close} />}
    </>
  );
}

function ChangeDialog({
  kind,
  entry,
  onClose,
  onSaved,
}: Properties & { readonly onClose: () => void; readonly onSaved: () => void }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (fields: EntryFields) => updateEntry(kind, fields),
    onSuccess: async () => {
      await refreshDirectory(queries);
      onSaved();
    },
  });
  return (
    <Dialog title={`${kindWords[kind].one} ändern`} isOpen onClose={onClose}>
      <EntryForm
        kind={kind}
        entry={entry}
        submitLabel="Änderungen speichern"
        isBusy={change.isPending}
        error={change.error}
        onSubmit={(fields) => change.mutate(fields)}
      />
    </Dialog>
  );
}

function SignOutDialog({
  entry,
  onClose,
  onDone,
}: Pick<Properties, 'entry'> & { readonly onClose: () => void; readonly onDone: () => void }) {
  const end = useMutation({ mutationFn: () => endSessionsOf(entry.id), onSuccess: onDone });
  return (
    <Dialog
      title="Überall abmelden"
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" busy={end.isPending} onClick={() => end.mutate()}>
          Überall abmelden
        </Button>
      }
    >
      <p className="kern-body">
        Alle Anmeldungen von {entry.name} enden, an jedem Gerät. Das Passwort bleibt: Ist es bekannt geworden,
        erzeugen Sie ein neues Startpasswort.
      </p>
      {end.error && <ProblemMessage error={directoryProblem(end.error)} />}
    </Dialog>
  );
}

function DeleteDialog({ kind, entry, onClose }: Properties & { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteEntry(kind, entry.id),
    onSuccess: async () => {
      await navigate({ to: '/verwaltung/$kind', params: { kind: kindWords[kind].slug } });
      await refreshDirectory(queries);
    },
  });
  return (
    <Dialog
      title={`${kindWords[kind].one} löschen`}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
          Endgültig löschen
        </Button>
      }
    >
      <p className="kern-body">{`„${entry.name ?? entry.id}“ wird gelöscht. ${consequenceOf(kind)}`}</p>
      {remove.error && <ProblemMessage error={directoryProblem(remove.error)} />}
    </Dialog>
  );
}

function consequenceOf(kind: EntryKind): string {
  switch (kind) {
    case 'USER':
      return 'Alle Anmeldungen enden sofort, Mitgliedschaften und Berechtigungen entfallen. Was die Person getan hat, bleibt im Protokoll.';
    case 'GROUP':
    case 'ROLE':
      return 'Die Mitglieder verlieren, was sie dadurch durften.';
    case 'TENANT':
      return 'Das geht nur, solange der Mandant keine Daten hat.';
    case 'MAPPING_RULE':
      return 'Wer durch die Regel Berechtigungen hatte, verliert sie.';
  }
}
