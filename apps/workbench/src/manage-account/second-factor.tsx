import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  removeSecondFactor,
  secondFactorQuery,
  type SecondFactor,
} from '../set-up-second-factor/second-factor-queries.js';
import {
  isCodeRefused,
  secondFactorProblem,
  wrongCode,
} from '../set-up-second-factor/second-factor-words.js';
import { SetUpSecondFactor } from '../set-up-second-factor/set-up-second-factor.js';
import { sessionQuery } from '../session/session.js';
import { Button } from '../ui/button.js';
import { formatMoment } from '../ui/format.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';
import { ownSessionsQuery } from './account-queries.js';
import { refusedPassword } from './password-words.js';

/** A person's second factor: one-time codes of an app beside the password. */
export function SecondFactorSection() {
  const queries = useQueryClient();
  const factor = useQuery(secondFactorQuery);
  return (
    <section aria-labelledby="second-factor">
      <h2 className="kern-heading-small" id="second-factor">
        Zweiter Faktor
      </h2>
      {factor.error && <ProblemMessage error={factor.error} onRetry={() => void factor.refetch()} />}
      {factor.data && !factor.data.isAvailable && (
        <p className="kern-body">Diese Installation bietet keinen zweiten Faktor an.</p>
      )}
      {factor.data?.isAvailable && factor.data.since === null && (
        <>
          <p className="kern-body">
            Mit einem zweiten Faktor genügt Ihr Passwort allein nicht: Bei jeder Anmeldung kommt ein Code aus
            einer App auf Ihrem Telefon dazu. Programme können sich mit diesem Konto dann nicht mehr anmelden.
          </p>
          <SetUpSecondFactor
            onDone={() => {
              void queries.invalidateQueries(secondFactorQuery);
              void queries.invalidateQueries(ownSessionsQuery);
            }}
          />
        </>
      )}
      {factor.data?.since != null && <RemoveSecondFactor factor={factor.data} since={factor.data.since} />}
    </section>
  );
}

const empty = { currentPassword: '', code: '' };
type Field = keyof typeof empty;

const missing: Readonly<Record<Field, string>> = {
  currentPassword: 'Geben Sie Ihr Passwort ein.',
  code: 'Geben Sie den Code aus Ihrer App ein.',
};

function RemoveSecondFactor({ factor, since }: { readonly factor: SecondFactor; readonly since: string }) {
  const queries = useQueryClient();
  const [proof, setProof] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const focus = (field: string) => document.getElementById(`remove-${field}`)?.focus();
  const remove = useMutation({
    mutationFn: () => removeSecondFactor(proof),
    onSuccess: async () => {
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
    <>
      <p className="kern-body">
        {`Eingerichtet am ${formatMoment(since)}. Unbenutzte Wiederherstellungscodes: ${factor.recoveryCodesLeft}.`}
      </p>
      {factor.recoveryCodesLeft < 3 && (
        <p className="kern-body">
          Für neue Wiederherstellungscodes entfernen Sie den zweiten Faktor und richten ihn wieder ein.
        </p>
      )}
      <form onSubmit={submit} noValidate className="account-form">
        <PasswordInput
          {...field('currentPassword')}
          label="Passwort zur Bestätigung des Entfernens"
          autoComplete="current-password"
        />
        <TextInput
          {...field('code')}
          label="Code aus der App"
          hint="Oder ein Wiederherstellungscode."
          autoComplete="one-time-code"
        />
        {isOther && <ProblemMessage error={secondFactorProblem(remove.error)} />}
        <div className="form-actions">
          <Button type="submit" busy={remove.isPending}>
            Zweiten Faktor entfernen
          </Button>
        </div>
      </form>
    </>
  );
}
