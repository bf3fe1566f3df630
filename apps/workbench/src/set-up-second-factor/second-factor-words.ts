import { ApiProblem, problemType } from '../api/problem.js';

/** What may be typed where a code is asked for. */
export const codeHint = 'Sechs Ziffern. Ohne Ihr Telefon geben Sie einen Wiederherstellungscode ein.';

export const wrongCode = 'Der Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.';

const words: Readonly<Record<string, string>> = {
  'second-factor-not-begun': 'Das Einrichten wurde woanders neu begonnen. Laden Sie die Seite neu.',
  'second-factor-exists': 'Ein zweiter Faktor ist schon eingerichtet. Laden Sie die Seite neu.',
  'second-factor-unavailable':
    'Diese Installation bietet keinen zweiten Faktor an. Fragen Sie Ihre IT-Stelle.',
};

/** Whether the code was refused, also one that is too long to be one. */
export function isCodeRefused(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  if (problemType(error) === 'second-factor-refused') return true;
  const { errors } = error.details;
  return Array.isArray(errors) && errors.some((each: { readonly field?: unknown }) => each.field === 'code');
}

/** What hinders the second factor, in German; other errors stay as they are. */
export function secondFactorProblem(error: unknown): unknown {
  const text = words[problemType(error) ?? ''];
  return error instanceof ApiProblem && text !== undefined
    ? new ApiProblem(error.status, error.title, text, error.details)
    : error;
}
