import {
  parseProcessModel,
  readDeployedModel,
  toPortableModel,
  type ParseModelResult,
  type PortableModel,
  type ProcessModel,
} from '@vorgang/bpmn';

/** A file to read: with every check before it is deployed, or as it was stored. */
export interface ModelToRead {
  readonly kind: 'deploy' | 'deployed';
  readonly xml: string;
  readonly resourceName: string;
}

/** Reads a model in the thread that calls this. */
export function readModel({ kind, xml, resourceName }: ModelToRead): Promise<ParseModelResult<ProcessModel>> {
  return kind === 'deploy' ? parseProcessModel(xml, resourceName) : readDeployedModel(xml, resourceName);
}

/** Reads a model and makes the result fit to leave the thread. */
export async function readPortableModel(work: ModelToRead): Promise<ParseModelResult<PortableModel>> {
  const read = await readModel(work);
  return read.ok ? { ok: true, model: toPortableModel(read.model) } : read;
}
