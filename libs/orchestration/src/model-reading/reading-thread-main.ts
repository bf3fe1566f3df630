import { parentPort } from 'node:worker_threads';
import { readPortableModel, type ModelToRead } from './read-model.js';

/** Runs in a thread: reads one model after the other and answers each. */
parentPort?.on('message', (work: ModelToRead) => {
  void readPortableModel(work).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) =>
      parentPort?.postMessage({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
