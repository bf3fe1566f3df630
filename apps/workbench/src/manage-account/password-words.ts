import { ApiProblem } from '../api/problem.js';

/** What people are told before they choose a password. */
export const passwordHint =
  'Mindestens 8 Zeichen, besser 15. Nehmen Sie mehrere Wörter. Sonderzeichen sind nicht nötig.';

const words: Readonly<Record<string, string>> = {
  'too-short':
    'Das Passwort ist zu kurz. Es braucht mindestens 8 Zeichen, besser 15. Nehmen Sie mehrere Wörter.',
  'too-long': 'Das Passwort ist zu lang. Es darf höchstens 1000 Zeichen haben.',
  'no-text': 'Das Passwort enthält ein halbes Zeichen. Geben Sie es noch einmal ein.',
  'one-character': 'Das Passwort ist immer das gleiche Zeichen. Nehmen Sie mehrere Wörter.',
  unchanged: 'Das ist Ihr jetziges Passwort. Nehmen Sie ein anderes.',
  frequent: 'Dieses Passwort haben viele Menschen. Wer rät, versucht es zuerst. Nehmen Sie ein anderes.',
  'familiar-words':
    'Das Passwort besteht fast nur aus Namen: der Person, des Hauses oder des Programms. Ergänzen Sie andere Wörter.',
  breached: 'Dieses Passwort wurde schon einmal gestohlen und ist bekannt. Nehmen Sie ein anderes.',
  wrong: 'Das ist nicht Ihr jetziges Passwort.',
};

/** The field of the request that breaks a rule for passwords, and the rule in German; null for other errors. */
export function refusedPassword(error: unknown): { readonly field: string; readonly text: string } | null {
  if (!(error instanceof ApiProblem)) return null;
  const { errors } = error.details;
  const [first] = Array.isArray(errors) ? (errors as readonly Readonly<Record<string, unknown>>[]) : [];
  const text = typeof first?.['rule'] === 'string' ? words[first['rule']] : undefined;
  return text === undefined ? null : { field: String(first?.['field']), text };
}
