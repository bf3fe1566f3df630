import type { Schemas } from '../api/client.js';

/** A model that was never deployed: it has version 0 and no key. */
export function unsavedModel(model: {
  readonly name: string;
  readonly resourceName: string;
  readonly xml: string;
}): Schemas['ModelSource'] {
  return { processDefinitionKey: '', processDefinitionId: '', version: 0, newestVersion: 0, ...model };
}
