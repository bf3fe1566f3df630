import { Worker } from 'node:worker_threads';

/** Milliseconds after which a program that does not come back counts as hung: far more than any limit of the engine. */
const patience = 120_000;

const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  let last = Date.now();
  let doing = 'nothing yet';
  parentPort.on('message', (next) => { last = Date.now(); doing = next; });
  setInterval(() => {
    if (Date.now() - last < workerData.patience) return;
    require('node:fs').writeSync(2, 'The program hangs. It was doing: ' + doing + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 1000);
`;

/** Watches this program from a thread of its own: where a request blocks it for good, says which and kills it. */
export interface Watchdog {
  /** Tells what is tried next, which also says that the program lives. */
  begin(what: string): void;
  end(): Promise<void>;
}

export function startWatchdog(): Watchdog {
  const worker = new Worker(program, { eval: true, workerData: { patience } });
  return {
    begin: (what) => worker.postMessage(what.slice(0, 2_000)),
    end: async () => {
      await worker.terminate();
    },
  };
}
