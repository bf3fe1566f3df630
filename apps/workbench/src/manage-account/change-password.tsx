import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { changeOwnPassword, ownSessionsQuery } from './account-queries.js';
import { passwordHint, refusedPassword } from './password-words.js';

const empty = { currentPassword: '', newPassword: '' };
type Field = keyof typeof empty;

const missing: Readonly<Record<Field, string>> = {
  currentPassword: 'Geben Sie Ihr jetziges Passwort ein.',
  newPassword: 'Geben Sie ein neues Passwort ein.',
};

/** A new password for oneself. */
export function ChangePassword() {
  const queries = useQueryClient();
  const [passwords, setPasswords] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const focus = (field: string) => document.getElementById(`account-${field}`)?.focus();
  const change = useMutation({
    mutationFn: () => changeOwnPassword(passwords),
    onSuccess: () => {
      setPasswords(empty);
      setIsChecked(false);
      return queries.invalidateQueries(ownSessionsQuery);
    },
    onError: (error) => focus(refusedPassword(error)?.field ?? ''),
  });
  const refused = refusedPassword(change.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const first = (Object.keys(empty) as Field[]).find((field) => passwords[field] === '');
    if (first === undefined) change.mutate();
    else focus(first);
  }

  function mistakeIn(field: Field): string | undefined {
    if (isChecked && passwords[field] === '') return missing[field];
    return refused?.field === field ? refused.text : undefined;
  }

  function type(field: Field, value: string) {
    change.reset();
    setPasswords((before) => ({ ...before, [field]: value }));
  }

  return (
    <section aria-labelledby="change-password">
      <h2 className="kern-heading-small" id="change-password">
        Passwort ändern
      </h2>
      <form onSubmit={submit} noValidate className="account-form">
        <PasswordInput
          id="account-currentPassword"
          label="Jetziges Passwort"
          autoComplete="current-password"
          value={passwords.currentPassword}
          onChange={(value) => type('currentPassword', value)}
          error={mistakeIn('currentPassword')}
        />
        <PasswordInput
          id="account-newPassword"
          label="Neues Passwort"
          hint={passwordHint}
          autoComplete="new-password"
          value={passwords.newPassword}
          onChange={(value) => type('newPassword', value)}
          error={mistakeIn('newPassword')}
        />
        {change.error && !refused && <ProblemMessage error={change.error} />}
        {change.isSuccess && (
          <Alert kind="success" title="Das neue Passwort gilt ab jetzt" live="polite">
            <p className="kern-body">An anderen Geräten sind Sie abgemeldet.</p>
          </Alert>
        )}
        <div className="form-actions">
          <Button kind="primary" type="submit" busy={change.isPending}>
            Passwort ändern
          </Button>
        </div>
      </form>
    </section>
  );
}
