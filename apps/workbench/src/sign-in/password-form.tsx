import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { answerOf, api } from '../api/client.js';
import { problemType } from '../api/problem.js';
import { changeSession } from '../session/change-session.js';
import { Alert } from '../ui/alert.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { isCodeRefused } from '../set-up-second-factor/second-factor-words.js';
import { CodeForm } from './code-form.js';
import { failureText } from './failure-text.js';
import { TextInput } from '../ui/text-input.js';

/** Name and password of an account of this installation. */
export function PasswordForm({ isOnlyWay }: { readonly isOnlyWay: boolean }) {
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isCodeWanted, setIsCodeWanted] = useState(false);
  const [isBack, setIsBack] = useState(false);
  const [missing, setMissing] = useState<readonly ('username' | 'password')[]>([]);
  const failure = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isBack) document.getElementById('sign-in-password')?.focus();
  }, [isBack]);

  const signIn = useMutation({
    mutationFn: (code?: string) =>
      answerOf(
        api.POST('/api/session', { body: { username, password, ...(code === undefined ? {} : { code }) } }),
      ),
    onSuccess: (session) => changeSession(queries, session),
    onError: (error) => {
      if (problemType(error) === 'second-factor-required') {
        setIsCodeWanted(true);
        setIsBack(false);
      } else if (!isCodeRefused(error)) failure.current?.focus();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const empty = [
      ...(username.trim() === '' ? ['username' as const] : []),
      ...(password === '' ? ['password' as const] : []),
    ];
    setMissing(empty);
    const first = empty[0];
    if (first) document.getElementById(`sign-in-${first}`)?.focus();
    else signIn.mutate(undefined);
  }

  if (isCodeWanted) {
    return (
      <CodeForm
        isBusy={signIn.isPending}
        error={problemType(signIn.error) === 'second-factor-required' ? null : signIn.error}
        onType={() => signIn.reset()}
        onSubmit={(code) => signIn.mutate(code)}
        onBack={() => {
          signIn.reset();
          setPassword('');
          setIsCodeWanted(false);
          setIsBack(true);
        }}
      />
    );
  }
  return (
    <>
      <div ref={failure} tabIndex={-1}>
        {signIn.error && (
          <Alert kind="danger" title="Die Anmeldung hat nicht geklappt" live="assertive">
            <p className="kern-body">{failureText(signIn.error)}</p>
          </Alert>
        )}
      </div>
      <form onSubmit={submit} noValidate>
        <TextInput
          id="sign-in-username"
          label="Benutzername"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          error={missing.includes('username') ? 'Geben Sie Ihren Benutzernamen ein.' : undefined}
        />
        <PasswordInput
          id="sign-in-password"
          label="Passwort"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={missing.includes('password') ? 'Geben Sie Ihr Passwort ein.' : undefined}
        />
        <Button kind={isOnlyWay ? 'primary' : 'secondary'} type="submit" busy={signIn.isPending}>
          Anmelden
        </Button>
      </form>
    </>
  );
}
