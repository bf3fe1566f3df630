import type { OnQueueError } from './backend.js';

/**
 * Works again and again with a pause in between; a failure waits for the next time.
 *
 * @param pause milliseconds
 * @returns ends it, after the work under way
 */
export function repeat(pause: number, work: () => Promise<void>, onError: OnQueueError): () => Promise<void> {
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  let ended = false;
  const round = (): void => {
    running = work()
      .catch((error: unknown) => onError(error instanceof Error ? error : new Error(String(error))))
      .then(() => {
        if (!ended) timer = setTimeout(round, pause);
      });
  };
  timer = setTimeout(round);
  return async () => {
    ended = true;
    clearTimeout(timer);
    await running;
  };
}
