import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { refusedPassword } from '../manage-account/password-words.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { beginSecondFactor, type BegunSecondFactor } from './second-factor-queries.js';
import { secondFactorProblem } from './second-factor-words.js';

const field = 'second-factor-password';

/** First the password: whoever sits down at an open screen sets nothing up. */
export function ProvePassword({ onBegun }: { readonly onBegun: (begun: BegunSecondFactor) => void }) {
  const [password, setPassword] = useState('');
  const [isChecked, setIsChecked] = useState(false);
  const begin = useMutation({
    mutationFn: () => beginSecondFactor(password),
    onSuccess: onBegun,
    onError: () => document.getElementById(field)?.focus(),
  });
  const refused = refusedPassword(begin.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (password === '') document.getElementById(field)?.focus();
    else begin.mutate();
  }

  return (
    <form onSubmit={submit} noValidate className="account-form">
      <PasswordInput
        id={field}
        label="Ihr Passwort"
        autoComplete="current-password"
        value={password}
        onChange={(value) => {
          begin.reset();
          setPassword(value);
        }}
        error={isChecked && password === '' ? 'Geben Sie Ihr Passwort ein.' : refused?.text}
      />
      {begin.error && !refused && <ProblemMessage error={secondFactorProblem(begin.error)} />}
      <div className="form-actions">
        <Button kind="primary" type="submit" busy={begin.isPending}>
          Zweiten Faktor einrichten
        </Button>
      </div>
    </form>
  );
}
