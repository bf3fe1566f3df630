import { ApiProblem } from '../api/problem.js';
import { refusedPassword } from '../manage-account/password-words.js';

const words: Readonly<Record<string, string>> = {
  'already-exists':
    'Das gibt es schon. Wählen Sie eine andere Kennung oder öffnen Sie den vorhandenen Eintrag.',
  'sign-in-again': 'Ihre Anmeldung ist dafür zu alt. Versuchen Sie es noch einmal, und weisen Sie sich aus.',
  'in-use': 'Das wird noch gebraucht: Es hat Daten oder gehört zu jeder Installation.',
  'last-administrator':
    'Danach könnte niemand mehr Berechtigungen vergeben. Geben Sie zuerst einer anderen Person die Rolle „admin“.',
  'not-found':
    'Diese Kennung gibt es nicht. Prüfen Sie die Schreibweise oder legen Sie den Eintrag zuerst an.',
};

/** What kept the directory from a change, in German; other errors stay as they are. */
export function directoryProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const { type } = error.details;
  const own = typeof type === 'string' ? words[type.slice(type.search(/[^:/]*$/))] : undefined;
  const text = own ?? refusedPassword(error)?.text;
  return text === undefined ? error : new ApiProblem(error.status, error.title, text, error.details);
}
