import { ApiProblem, problemType } from '../api/problem.js';

/** Why a sign-in with a password was refused. */
export function failureText(error: unknown): string {
  if (problemType(error) === 'temporary-password-expired')
    return 'Ihr Startpasswort ist abgelaufen. Bitten Sie die Verwaltung von Vorgang in Ihrem Haus um ein neues.';
  if (error instanceof ApiProblem && error.status === 401) return 'Benutzername oder Passwort stimmen nicht.';
  return error instanceof Error ? error.message : 'Bitte versuchen Sie es noch einmal.';
}
