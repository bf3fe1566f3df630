import { fromPortableModel, type ParseModelResult, type ProcessModel } from '@vorgang/bpmn';
import { readModel, type ModelToRead } from './read-model.js';
import { readingThread } from './reading-thread.js';

/** Up to this size, reading takes the event loop a few milliseconds, less than the way to the thread and back. */
const SMALL_CHARACTERS = 64 * 1024;

/** One thread serves all engines of the process: they share its processors. */
const thread = readingThread();

/**
 * Reads a model and leaves the event loop free: reading one of 4 MiB takes a second or two, in which the node would
 * answer nobody.
 *
 * @throws OverloadedError where reading the model takes too long or too much memory
 */
export async function readBeside(work: ModelToRead): Promise<ParseModelResult<ProcessModel>> {
  if (work.xml.length <= SMALL_CHARACTERS) return readModel(work);
  const read = await thread.run(work);
  return read.ok ? { ok: true, model: fromPortableModel(read.model) } : read;
}

/** Reads a model that is stored, beside the event loop where it is large. */
export function readStoredModel(xml: string, resourceName: string): Promise<ParseModelResult<ProcessModel>> {
  return readBeside({ kind: 'deployed', xml, resourceName });
}
