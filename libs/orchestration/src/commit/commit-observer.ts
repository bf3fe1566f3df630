import type { StepCommitter } from '@vorgang/storage';

/** Hears of the transactions in which steps are committed. */
export interface CommitObserver {
  /** `steps` were sent together and took that many seconds. */
  committed(steps: number, seconds: number): void;
  /** The transaction failed; whether it was committed is not known. */
  failed(): void;
}

/** The committer, watched; the same one where nobody watches. */
export function observedCommitter(committer: StepCommitter, observer?: CommitObserver): StepCommitter {
  if (observer === undefined) return committer;
  return {
    async commit(steps) {
      const began = performance.now();
      try {
        const results = await committer.commit(steps);
        observer.committed(steps.length, (performance.now() - began) / 1_000);
        return results;
      } catch (error) {
        observer.failed();
        throw error;
      }
    },
  };
}
