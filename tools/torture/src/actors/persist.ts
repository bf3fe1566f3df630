import { NoAnswer } from './client.js';
import { growingPause } from './growing-pause.js';

/**
 * Does something again until it works, as a person does whose page did not load.
 *
 * @throws NoAnswer when the run ends before
 */
export async function persistUntil<Result>(end: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (end.aborted) throw new NoAnswer('The run ended first.', { cause: error });
      await growingPause(attempt);
    }
  }
}
