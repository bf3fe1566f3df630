import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { answerOf, api } from '../api/client.js';
import { ApiProblem, problemType } from '../api/problem.js';
import { refusedPassword } from '../manage-account/password-words.js';
import {
  codeHint,
  isCodeRefused,
  secondFactorProblem,
  wrongCode,
} from '../set-up-second-factor/second-factor-words.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';

const empty = { currentPassword: '', code: '' };
type Field = keyof typeof empty;

const missing: Readonly<Record<Field, string>> = {
  currentPassword: 'Geben Sie Ihr Passwort ein.',
  code: 'Geben Sie den Code aus Ihrer App ein.',
};

const focus = (field: Field) => document.getElementById(`proof-${field}`)?.focus();

/** Password, and the code where the account has a second factor: the server says so once the password is right. */
export function ProofForm({ onProved }: { readonly onProved: () => void }) {
  const [proof, setProof] = useState(empty);
  const [isCodeWanted, setIsCodeWanted] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  useEffect(() => focus(isCodeWanted ? 'code' : 'currentPassword'), [isCodeWanted]);
  const prove = useMutation({
    mutationFn: () => proveAgain(proof),
    onSuccess: onProved,
    onError: (error) => {
      if (isCodeMissing(error)) {
        setIsCodeWanted(true);
        setIsChecked(false);
      }
      const refused = fieldOf(error);
      if (refused !== null) focus(refused);
    },
  });
  const refused = fieldOf(prove.error);
  const isOther = prove.error !== null && refused === null && !isCodeMissing(prove.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const asked: readonly Field[] = isCodeWanted ? ['currentPassword', 'code'] : ['currentPassword'];
    const first = asked.find((field) => proof[field].trim() === '');
    if (first === undefined) prove.mutate();
    else focus(first);
  }

  function field(name: Field) {
    const refusal = name === 'code' ? wrongCode : refusedPassword(prove.error)?.text;
    return {
      id: `proof-${name}`,
      value: proof[name],
      onChange: (value: string) => {
        prove.reset();
        setProof((before) => ({ ...before, [name]: value }));
      },
      error: isChecked && proof[name].trim() === '' ? missing[name] : refused === name ? refusal : undefined,
    };
  }

  return (
    <form noValidate className="dialog__body" onSubmit={submit}>
      <p className="kern-body">
        Ihre Anmeldung ist mehr als zehn Minuten her. Für diesen Schritt muss sicher sein, dass Sie es sind.
      </p>
      <PasswordInput {...field('currentPassword')} label="Ihr Passwort" autoComplete="current-password" />
      {isCodeWanted && (
        <TextInput {...field('code')} label="Code aus der App" hint={codeHint} autoComplete="one-time-code" />
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

function proveAgain({ currentPassword, code }: typeof empty): Promise<unknown> {
  return answerOf(
    api.POST('/api/session/proof', { body: { currentPassword, ...(code === '' ? {} : { code }) } }),
  );
}

function isCodeMissing(error: unknown): boolean {
  return problemType(error) === 'second-factor-required';
}

/** The field that the server refused; null for other errors. */
function fieldOf(error: unknown): Field | null {
  if (isCodeRefused(error)) return 'code';
  return refusedPassword(error) === null ? null : 'currentPassword';
}

/** Who signed in at an identity provider proves it there. */
function proofProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem) || problemType(error) !== 'sign-in-again')
    return secondFactorProblem(error);
  const text = 'Melden Sie sich ab und neu an. Danach haben Sie zehn Minuten Zeit.';
  return new ApiProblem(error.status, 'Ihr Passwort liegt nicht hier', text, error.details);
}
