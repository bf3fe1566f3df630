import { ApiProblem, problemType } from '../api/problem.js';

export const wrongCode = 'Der Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.';

const words: Readonly<Record<string, string>> = {
  'too-many-attempts': 'Es gab zu viele Versuche. Bitte warten Sie einige Minuten.',
  'second-factor-not-begun': 'Das Einrichten wurde woanders neu begonnen. Laden Sie die Seite neu.',
  'second-factor-exists': 'Ein zweiter Faktor ist schon eingerichtet. Laden Sie die Seite neu.',
  'second-factor-unavailable':
    'Diese Installation bietet keinen zweiten Faktor an. Fragen Sie Ihre IT-Stelle.',
};

/** Whether the code was refused. */
export function isCodeRefused(error: unknown): boolean {
  return problemType(error) === 'second-factor-refused';
}

/** What hinders the second factor, in German; other errors stay as they are. */
export function secondFactorProblem(error: unknown): unknown {
  const text = words[problemType(error) ?? ''];
  return error instanceof ApiProblem && text !== undefined
    ? new ApiProblem(error.status, error.title, text, error.details)
    : error;
}
