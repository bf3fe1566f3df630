import { parentPort } from 'node:worker_threads';
import { workOnModel, type ModelWork } from './convert-model-file.js';

/** Runs in a thread: takes one piece of work after the other and answers each. */
parentPort?.on('message', (work: ModelWork) => {
  void workOnModel(work).then(
    (result) => parentPort?.postMessage({ result }),
    (error: unknown) =>
      parentPort?.postMessage({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
