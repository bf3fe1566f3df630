import { useState } from 'react';
import { refusedPassword } from '../manage-account/password-words.js';
import { isCodeRefused, wrongCode } from '../set-up-second-factor/second-factor-words.js';

const empty = { currentPassword: '', code: '' };

/** What somebody types who proves who they are: the password, and the code of the second factor. */
export type Proof = typeof empty;
export type ProofField = keyof Proof;

const missing: Readonly<Record<ProofField, string>> = {
  currentPassword: 'Geben Sie Ihr Passwort ein.',
  code: 'Geben Sie den Code aus Ihrer App ein.',
};

/** The field that the server refused; null for other errors. */
export function refusedField(error: unknown): ProofField | null {
  if (isCodeRefused(error)) return 'code';
  return refusedPassword(error) === null ? null : 'currentPassword';
}

/** The fields of a proof, with what is wrong with each. `prefix`: of their ids, which are the page's. */
export function useProofFields(prefix: string) {
  const [proof, setProof] = useState(empty);
  const [isChecked, setIsChecked] = useState(false);
  const focus = (field: ProofField) => document.getElementById(`${prefix}-${field}`)?.focus();
  const isEmpty = (field: ProofField) => proof[field].trim() === '';

  return {
    proof,
    focus,
    /** Whether all that is asked for is there; the first that is missing gets the focus. */
    check(asked: readonly ProofField[]): boolean {
      setIsChecked(true);
      const first = asked.find(isEmpty);
      if (first !== undefined) focus(first);
      return first === undefined;
    },
    /** What is empty is no mistake any more, until the next check. */
    uncheck: () => setIsChecked(false),
    /** `sent`: the request that the fields went with. */
    field(name: ProofField, sent: { readonly error: unknown; readonly reset: () => void }) {
      const refusal = name === 'code' ? wrongCode : refusedPassword(sent.error)?.text;
      return {
        id: `${prefix}-${name}`,
        value: proof[name],
        onChange: (value: string) => {
          sent.reset();
          setProof((before) => ({ ...before, [name]: value }));
        },
        error:
          isChecked && isEmpty(name)
            ? missing[name]
            : refusedField(sent.error) === name
              ? refusal
              : undefined,
      };
    },
  };
}
