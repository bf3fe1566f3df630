import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { answerOf, api } from '../api/client.js';
import { ApiProblem, problemType } from '../api/problem.js';
import { codeHint, secondFactorProblem } from '../set-up-second-factor/second-factor-words.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { refusedField, useProofFields, type Proof } from './use-proof-fields.js';

/** Password, and the code where the account has a second factor: the server says so once the password is right. */
export function ProofForm({ onProved }: { readonly onProved: () => void }) {
  const { proof, focus, check, uncheck, field } = useProofFields('proof');
  const [isCodeWanted, setIsCodeWanted] = useState(false);
  useEffect(() => focus(isCodeWanted ? 'code' : 'currentPassword'), [isCodeWanted]);
  const prove = useMutation({
    mutationFn: () => proveAgain(proof),
    onSuccess: onProved,
    onError: (error) => {
      if (isCodeMissing(error)) {
        setIsCodeWanted(true);
        uncheck();
      }
      const refused = refusedField(error);
      if (refused !== null) focus(refused);
    },
  });
  const isOther = prove.error !== null && refusedField(prove.error) === null && !isCodeMissing(prove.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (check(isCodeWanted ? ['currentPassword', 'code'] : ['currentPassword'])) prove.mutate();
  }

  return (
    <form noValidate className="dialog__body" onSubmit={submit}>
      <p className="kern-body">
        Ihre Anmeldung ist mehr als zehn Minuten her. Für diesen Schritt muss sicher sein, dass Sie es sind.
      </p>
      <PasswordInput
        {...field('currentPassword', prove)}
        label="Ihr Passwort"
        autoComplete="current-password"
      />
      {isCodeWanted && (
        <TextInput
          {...field('code', prove)}
          label="Code aus der App"
          hint={codeHint}
          autoComplete="one-time-code"
        />
      )}
      {isOther && <ProblemMessage error={proofProblem(prove.error)} />}
      <div className="form-actions">
        <Button kind="primary" type="submit" busy={prove.isPending}>
          Weiter
        </Button>
      </div>
    </form>
  );
}

function proveAgain({ currentPassword, code }: Proof): Promise<unknown> {
  return answerOf(
    api.POST('/api/session/proof', { body: { currentPassword, ...(code === '' ? {} : { code }) } }),
  );
}

function isCodeMissing(error: unknown): boolean {
  return problemType(error) === 'second-factor-required';
}

/** Who signed in at an identity provider proves it there. */
function proofProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || problemType(error) !== 'sign-in-again')
    return secondFactorProblem(error);
  const text = 'Melden Sie sich ab und neu an. Danach haben Sie zehn Minuten Zeit.';
  return new ApiProblem(error.status, 'Ihr Passwort liegt nicht hier', text, error.details);
}
