import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { refusedField, useProofFields } from '../prove-again/use-proof-fields.js';
import { sessionQuery } from '../session/session.js';
import { removeSecondFactor, secondFactorQuery } from '../set-up-second-factor/second-factor-queries.js';
import { codeHint, secondFactorProblem } from '../set-up-second-factor/second-factor-words.js';
import { Button } from '../ui/button.js';
import { PasswordInput } from '../ui/password-input.js';
import { ProblemMessage } from '../ui/problem-message.js';
import { TextInput } from '../ui/text-input.js';

/** The end of one's own second factor, by password and code. */
export function RemoveSecondFactor({ onRemoved }: { readonly onRemoved: () => void }) {
  const queries = useQueryClient();
  const { proof, focus, check, field } = useProofFields('remove');
  const remove = useMutation({
    mutationFn: () => removeSecondFactor(proof),
    onSuccess: async () => {
      onRemoved();
      await queries.invalidateQueries(secondFactorQuery);
      // Where everybody needs one, the next one is to be set up first.
      await queries.invalidateQueries(sessionQuery);
    },
    onError: (error) => {
      const refused = refusedField(error);
      if (refused !== null) focus(refused);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (check(['currentPassword', 'code'])) remove.mutate();
  }

  const isOther = remove.error !== null && refusedField(remove.error) === null;
  return (
    <form onSubmit={submit} noValidate className="account-form" aria-labelledby="remove-second-factor">
      <h3 className="kern-heading-small" id="remove-second-factor">
        Zweiten Faktor entfernen
      </h3>
      <p className="kern-body">
        Wenn Sie ein neues Telefon haben oder neue Wiederherstellungscodes brauchen, entfernen Sie den zweiten
        Faktor und richten ihn danach wieder ein.
      </p>
      <PasswordInput
        {...field('currentPassword', remove)}
        label="Ihr Passwort"
        autoComplete="current-password"
      />
      <TextInput
        {...field('code', remove)}
        label="Code aus der App"
        hint={codeHint}
        autoComplete="one-time-code"
      />
      {isOther && <ProblemMessage error={secondFactorProblem(remove.error)} />}
      <div className="form-actions">
        <Button type="submit" busy={remove.isPending}>
          Zweiten Faktor entfernen
        </Button>
      </div>
    </form>
  );
}
