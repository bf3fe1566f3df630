import { errorText } from '@vorgang/orchestration';
import { workerLog } from '../logging/worker-log.js';

export interface Sweep {
  stop(): Promise<void>;
}

/** Runs work again and again with a pause in between; a failure waits for the next round. */
export function startSweep(pause: number, work: () => Promise<unknown>): Sweep {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const round = (): void => {
    running = work()
      .catch((error: unknown) => log(error))
      .then(() => {
        if (!stopped) timer = setTimeout(round, pause);
      });
  };
  timer = setTimeout(round, pause);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function log(error: unknown): void {
  workerLog.warn('sweep-failed', { message: errorText(error) });
}
