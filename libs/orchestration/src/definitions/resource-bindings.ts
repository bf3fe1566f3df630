import type { ResourceBinding } from '@vorgang/bpmn';
import type { CompiledDefinition } from './compiled-definition.js';

/** A version of something that a process refers to. */
interface BoundVersion {
  readonly version_tag: string | null;
  readonly deployment_key: string;
}

/** Whether a reference of the process means this version; of several, the newest is meant. */
export function fitsBinding(
  row: BoundVersion,
  binding: ResourceBinding,
  definition: Pick<CompiledDefinition, 'deploymentKey'>,
): boolean {
  switch (binding.kind) {
    case 'latest':
      return true;
    case 'deployment':
      return row.deployment_key === definition.deploymentKey;
    case 'versionTag':
      return row.version_tag === binding.versionTag;
  }
}

export function bindingName(binding: ResourceBinding): string {
  return binding.kind === 'versionTag' ? `versionTag:${binding.versionTag}` : binding.kind;
}
