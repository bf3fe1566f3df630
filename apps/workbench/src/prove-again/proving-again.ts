import { problemType } from '../api/problem.js';

/** The question that waits for an answer, and who waits for it. */
type Answer = (isProved: boolean) => void;

let waiting: Answer | null = null;
const listeners = new Set<() => void>();

function change(next: Answer | null): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Where the dialog hears that somebody has to prove who they are. */
export const proofQuestion = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOpen: (): boolean => waiting !== null,
  answer(isProved: boolean): void {
    const answer = waiting;
    change(null);
    answer?.(isProved);
  },
};

/**
 * Does something for which an old sign-in is not enough: where the server says so, the person is asked for their password
 * and it is done again. Who closes the question gets the refusal.
 */
export async function provingAgain<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (problemType(error) !== 'sign-in-again' || waiting !== null) throw error;
    const isProved = await new Promise<boolean>(change);
    if (!isProved) throw error;
    return act();
  }
}
