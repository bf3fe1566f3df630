import { ApiProblem, problemType } from '../api/problem.js';
import { refusedPassword } from '../manage-account/password-words.js';

const words: Readonly<Record<string, string>> = {
  'already-exists':
    'Das gibt es schon. Wählen Sie eine andere Kennung oder öffnen Sie den vorhandenen Eintrag.',
  'in-use': 'Das wird noch gebraucht: Es hat Daten oder gehört zu jeder Installation.',
  'last-administrator':
    'Danach könnte niemand mehr Berechtigungen vergeben. Geben Sie zuerst einer anderen Person die Rolle „admin“.',
  'not-found':
    'Diese Kennung gibt es nicht. Prüfen Sie die Schreibweise oder legen Sie den Eintrag zuerst an.',
};

/** What kept the directory from a change, in German; other errors stay as they are. */
export function directoryProblem(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const type = problemType(error) ?? '';
  if (type === 'sign-in-again') return notProved(error);
  const text = words[type] ?? refusedPassword(error)?.text;
  return text === undefined ? error : new ApiProblem(error.status, error.title, text, error.details);
}

/** Whoever closed the question who they are has every permission that the act needs. */
function notProved({ status, details }: ApiProblem): ApiProblem {
  const text =
    'Sie haben sich nicht ausgewiesen, und Ihre Anmeldung ist dafür zu alt. Versuchen Sie es noch einmal.';
  return new ApiProblem(status, 'Es ist nichts geändert', text, details);
}
