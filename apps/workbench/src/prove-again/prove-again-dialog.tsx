import { useMutation } from '@tanstack/react-query';
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { answerOf, api } from '../api/client.js';
import { ApiProblem, problemType } from '../api/problem.js';
import { refusedPassword } from '../manage-account/password-words.js';
import {
  isCodeRefused,
  secondFactorProblem,
  wrongCode,
} from '../set-up-second-factor/second-factor-words.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { proofQuestion } from './proving-again.js';

/** Asks for the password where an act needs it, whatever the page. */
export function ProveAgainDialog() {
  const isOpen = useSyncExternalStore(
    (listener) => proofQuestion.subscribe(listener),
    () => proofQuestion.isOpen(),
  );
  return isOpen ? <Question /> : null;
}

function Question() {
  const [currentPassword, setCurrentPassword] = useState('');
  const [code, setCode] = useState('');
  const [isCodeWanted, setIsCodeWanted] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const prove = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/session/proof', { body: { currentPassword, ...(code === '' ? {} : { code }) } }),
      ),
    onSuccess: () => proofQuestion.answer(true),
    onError: (error) => {
      if (problemType(error) === 'second-factor-required') setIsCodeWanted(true);
    },
  });
  const isOther =
    prove.error !== null &&
    problemType(prove.error) !== 'second-factor-required' &&
    refusedPassword(prove.error) === null &&
    !isCodeRefused(prove.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (currentPassword !== '') prove.mutate();
  }

  return (
    <Dialog title="Bitte weisen Sie sich noch einmal aus" isOpen onClose={() => proofQuestion.answer(false)}>
      <form noValidate className="dialog__body" onSubmit={submit}>
        <p className="kern-body">Ihre Anmeldung ist mehr als zehn Minuten her. Danach geht es weiter.</p>
        <PasswordInput
          id="proof-password"
          label="Ihr Passwort"
          autoComplete="current-password"
          value={currentPassword}
          onChange={(value) => {
            prove.reset();
            setCurrentPassword(value);
          }}
          error={
            isChecked && currentPassword === ''
              ? 'Geben Sie Ihr Passwort ein.'
              : isCodeRefused(prove.error)
                ? undefined
                : refusedPassword(prove.error)?.text
          }
        />
        {isCodeWanted && (
          <TextInput
            id="proof-code"
            label="Code aus der App"
            hint="Oder ein Wiederherstellungscode."
            autoComplete="one-time-code"
            value={code}
            onChange={(value) => {
              prove.reset();
              setCode(value);
            }}
            error={isCodeRefused(prove.error) ? wrongCode : undefined}
          />
        )}
        {isOther && <ProblemMessage error={proofProblem(prove.error)} />}
        <div className="form-actions">
          <Button kind="primary" type="submit" busy={prove.isPending}>
            Weiter
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Who signed in at an identity provider proves it there. */
function proofProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || problemType(error) !== 'sign-in-again')
    return secondFactorProblem(error);
  const text = 'Melden Sie sich ab und neu an. Danach haben Sie zehn Minuten Zeit.';
  return new ApiProblem(error.status, 'Ihr Passwort liegt nicht hier', text, error.details);
}
