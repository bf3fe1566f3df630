import { fromPortableModel, type ParseModelResult, type ProcessModel } from '@vorgang/bpmn';
import { readModel, type ModelToRead } from './read-model.js';
import { readInThread } from './reading-thread.js';
import { isSmallFile } from './small-file.js';

/**
 * Reads a model and leaves the event loop free: reading one of 4 MiB takes a second or two, in which the node would
 * answer nobody.
 *
 * @throws OverloadedError where reading the model takes too long or too much memory
 */
export async function readBeside(model: ModelToRead): Promise<ParseModelResult<ProcessModel>> {
  if (isSmallFile(model.xml)) return readModel(model);
  const read = await readInThread({ content: 'process', model });
  return read.ok ? { ok: true, model: fromPortableModel(read.model) } : read;
}

/** Reads a model that is stored, beside the event loop where it is large. */
export function readStoredModel(xml: string, resourceName: string): Promise<ParseModelResult<ProcessModel>> {
  return readBeside({ kind: 'deployed', xml, resourceName });
}
