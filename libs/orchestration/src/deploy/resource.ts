import type { ProcessModel } from '@vorgang/bpmn';
import type { DecisionModel } from '@vorgang/dmn';

interface ResourceBase {
  readonly name: string;
  readonly content: Buffer;
  /** SHA-256: equal content makes no new version. */
  readonly checksum: Buffer;
}

/** A file of a deployment that passed every check. */
export type Resource =
  | (ResourceBase & { readonly kind: 'process'; readonly model: ProcessModel })
  | (ResourceBase & { readonly kind: 'decisions'; readonly model: DecisionModel })
  | (ResourceBase & { readonly kind: 'form'; readonly formId: string; readonly versionTag: string | null });
