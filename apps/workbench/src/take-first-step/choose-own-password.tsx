import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { changeOwnPassword } from '../manage-account/account-queries.js';
import { passwordHint, refusedPassword } from '../manage-account/password-words.js';
import { sessionQuery } from '../session/session.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { useFocusOnArrival } from '../ui/use-focus-on-arrival.js';

const empty = { currentPassword: '', newPassword: '' };
type Field = keyof typeof empty;

const missing: Readonly<Record<Field, string>> = {
  currentPassword: 'Geben Sie das Startpasswort ein.',
  newPassword: 'Geben Sie ein eigenes Passwort ein.',
};

/** An own password instead of the one that an administrator handed over. */
export function ChooseOwnPassword() {
  const queries = useQueryClient();
  const [passwords, setPasswords] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const heading = useFocusOnArrival<HTMLHeadingElement>();
  const focus = (field: string) => document.getElementById(`first-${field}`)?.focus();
  const choose = useMutation({
    mutationFn: () => changeOwnPassword(passwords),
    onSuccess: () => queries.invalidateQueries(sessionQuery),
    onError: (error) => focus(refusedPassword(error)?.field ?? ''),
  });
  const refused = refusedPassword(choose.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const first = (Object.keys(empty) as Field[]).find((field) => passwords[field] === '');
    if (first === undefined) choose.mutate();
    else focus(first);
  }

  function field(name: Field) {
    const tooEmpty = isChecked && passwords[name] === '' ? missing[name] : undefined;
    return {
      id: `first-${name}`,
      value: passwords[name],
      onChange: (value: string) => {
        choose.reset();
        setPasswords((before) => ({ ...before, [name]: value }));
      },
      error: tooEmpty ?? (refused?.field === name ? refusedText(name) : undefined),
    };
  }

  /** Of the password that they came with only one thing can be wrong, and this page calls it by another name. */
  function refusedText(name: Field): string | undefined {
    return name === 'currentPassword' ? 'Das ist nicht Ihr Startpasswort.' : refused?.text;
  }

  return (
    <>
      <h1 className="kern-heading-medium" tabIndex={-1} ref={heading}>
        Eigenes Passwort wählen
      </h1>
      <p className="kern-body">
        Sie haben sich mit einem Startpasswort angemeldet. Wählen Sie ein Passwort, das nur Sie kennen. Danach
        geht es weiter.
      </p>
      <form onSubmit={submit} noValidate>
        <PasswordInput {...field('currentPassword')} label="Startpasswort" autoComplete="current-password" />
        <PasswordInput
          {...field('newPassword')}
          label="Neues Passwort"
          hint={passwordHint}
          autoComplete="new-password"
        />
        {choose.error && !refused && <ProblemMessage error={choose.error} />}
        <Button kind="primary" type="submit" busy={choose.isPending}>
          Passwort speichern
        </Button>
      </form>
    </>
  );
}
