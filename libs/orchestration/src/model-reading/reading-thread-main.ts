import { parentPort } from 'node:worker_threads';
import { read, type ReadingWork } from './reading-work.js';

/** Runs in a thread: reads one file after the other and answers each. */
parentPort?.on('message', (work: ReadingWork) => {
  void read(work).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) =>
      parentPort?.postMessage({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
