import type { ParseModelResult, PortableModel } from '@vorgang/bpmn';
import { OverloadedError } from '../errors.js';
import type { ModelToRead } from './read-model.js';
import { type ThreadTrouble, WorkThread } from './work-thread.js';

/** Threads run compiled code, also where the engine itself runs from its sources. */
const program = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../dist/model-reading/reading-thread-main.js'
    : './reading-thread-main.js',
  import.meta.url,
);

const RETRY_AFTER_SECONDS = 60;

/** Reads models beside the event loop. An OverloadedError says where one takes too long or too much memory. */
export function readingThread(): WorkThread<ModelToRead, ParseModelResult<PortableModel>> {
  return new WorkThread(
    program,
    (trouble, work) => new OverloadedError(words(trouble, work), RETRY_AFTER_SECONDS),
  );
}

function words(trouble: ThreadTrouble, { resourceName }: ModelToRead): string {
  switch (trouble) {
    case 'tooLong':
      return `The model ${resourceName} takes too long to read. Split it up.`;
    case 'tooMuchMemory':
      return `The model ${resourceName} takes too much memory to read. Split it up.`;
    case 'ended':
      return 'The server is going down. Try again.';
  }
}
