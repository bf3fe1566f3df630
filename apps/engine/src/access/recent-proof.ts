import { HttpProblem } from '../http/problem.js';

const minutes = 10;

/**
 * Whoever sits down at an open browser does nothing by which they could come back later.
 *
 * @param provedAt when the person of a browser's session last proved who they are; null: the request itself proves it
 * @throws HttpProblem where that was too long ago
 */
export function requireRecentProof(provedAt: number | null, now: number): void {
  if (provedAt === null || now - provedAt < minutes * 60_000) return;
  throw signInAgain(
    `This needs a sign-in that is not older than ${minutes} minutes. Prove again who you are (POST /api/session/proof), or sign in again.`,
  );
}

/** What a session alone does not prove any more. */
export function signInAgain(detail: string): HttpProblem {
  return new HttpProblem(403, 'sign-in-again', detail);
}
