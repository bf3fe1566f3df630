import { OverloadedError } from '../errors.js';
import type { ReadingResults, ReadingWork } from './reading-work.js';
import { type ThreadTrouble, WorkThread } from './work-thread.js';

/** Threads run compiled code, also where the engine itself runs from its sources. */
const program = new URL(
  import.meta.url.endsWith('.ts')
    ? '../../dist/model-reading/reading-thread-main.js'
    : './reading-thread-main.js',
  import.meta.url,
);

const RETRY_AFTER_SECONDS = 60;

/** One thread serves all engines of the process: they share its processors. */
const thread = new WorkThread<ReadingWork, ReadingResults[ReadingWork['content']]>(
  program,
  (trouble, work) => new OverloadedError(words(trouble, work), RETRY_AFTER_SECONDS),
);

/**
 * Reads a file beside the event loop.
 *
 * @throws OverloadedError where it takes too long or too much memory
 */
export async function readInThread<Content extends ReadingWork['content']>(
  work: ReadingWork & { readonly content: Content },
): Promise<ReadingResults[Content]> {
  return (await thread.run(work)) as ReadingResults[Content];
}

function words(trouble: ThreadTrouble, work: ReadingWork): string {
  switch (trouble) {
    case 'tooLong':
      return `${nameOf(work)} takes too long to read. Split it up.`;
    case 'tooMuchMemory':
      return `${nameOf(work)} takes too much memory to read. Split it up.`;
    case 'ended':
      return 'The server is going down. Try again.';
  }
}

function nameOf(work: ReadingWork): string {
  switch (work.content) {
    case 'process':
      return `The model ${work.model.resourceName}`;
    case 'decisions':
      return 'A decision model';
    case 'form':
      return `The form ${work.resourceName}`;
  }
}
