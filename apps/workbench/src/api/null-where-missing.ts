import { ApiProblem } from './problem.js';

/** The answer, or null where the server says that there is no such thing; other problems stay problems. */
export async function nullWhereMissing<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
