import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { sessionQuery } from '../session/session.js';
import { removeSecondFactor, secondFactorQuery } from '../set-up-second-factor/second-factor-queries.js';
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
import { refusedPassword } from './password-words.js';

const empty = { currentPassword: '', code: '' };
type Field = keyof typeof empty;

const missing: Readonly<Record<Field, string>> = {
  currentPassword: 'Geben Sie Ihr Passwort ein.',
  code: 'Geben Sie den Code aus Ihrer App ein.',
};

/** The end of one's own second factor, by password and code. */
export function RemoveSecondFactor({ onRemoved }: { readonly onRemoved: () => void }) {
  const queries = useQueryClient();
  const [proof, setProof] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const focus = (field: string) => document.getElementById(`remove-${field}`)?.focus();
  const remove = useMutation({
    mutationFn: () => removeSecondFactor(proof),
    onSuccess: async () => {
      onRemoved();
      await queries.invalidateQueries(secondFactorQuery);
      // Where everybody needs one, the next one is to be set up first.
      await queries.invalidateQueries(sessionQuery);
    },
    onError: (error) => focus(isCodeRefused(error) ? 'code' : (refusedPassword(error)?.field ?? '')),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    const first = (Object.keys(empty) as Field[]).find((field) => proof[field].trim() === '');
    if (first === undefined) remove.mutate();
    else focus(first);
  }

  function field(name: Field) {
    const refused = name === 'code' ? (isCodeRefused(remove.error) ? wrongCode : undefined) : refusedText();
    return {
      id: `remove-${name}`,
      value: proof[name],
      onChange: (value: string) => {
        remove.reset();
        setProof((before) => ({ ...before, [name]: value }));
      },
      error: isChecked && proof[name].trim() === '' ? missing[name] : refused,
    };
  }

  function refusedText(): string | undefined {
    return isCodeRefused(remove.error) ? undefined : refusedPassword(remove.error)?.text;
  }

  const isOther = remove.error !== null && !isCodeRefused(remove.error) && refusedText() === undefined;
  return (
    <form onSubmit={submit} noValidate className="account-form" aria-labelledby="remove-second-factor">
      <h3 className="kern-heading-small" id="remove-second-factor">
        Zweiten Faktor entfernen
      </h3>
      <p className="kern-body">
        Wenn Sie ein neues Telefon haben oder neue Wiederherstellungscodes brauchen, entfernen Sie den zweiten
        Faktor und richten ihn danach wieder ein.
      </p>
      <PasswordInput {...field('currentPassword')} label="Ihr Passwort" autoComplete="current-password" />
      <TextInput {...field('code')} label="Code aus der App" hint={codeHint} autoComplete="one-time-code" />
      {isOther && <ProblemMessage error={secondFactorProblem(remove.error)} />}
      <div className="form-actions">
        <Button type="submit" busy={remove.isPending}>
          Zweiten Faktor entfernen
        </Button>
      </div>
    </form>
  );
}
