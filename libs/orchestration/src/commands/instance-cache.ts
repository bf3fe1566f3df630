import { LRUCache } from 'lru-cache';
import { bytesOfScopes, type ProcessInstanceKey } from '@vorgang/execution';
import type { LoadedInstance } from '@vorgang/storage';

const INSTANCES = 10_000;
/** Of memory that all of them may take, in bytes as {@link sizeOf} estimates them. */
const BYTES = 128 * 1024 * 1024;
/** Of an instance without variables, and of each element that lives in it. */
const BYTES_OF_INSTANCE = 1_000;
const BYTES_OF_ELEMENT = 500;

/**
 * The last committed state of instances that this node worked on, bounded in number and in bytes: waiting instances live
 * in the database, this only spares reading those again that move on. May be stale when another node went on:
 * the version guard then refuses the step, and the state is loaded again.
 */
export class InstanceCache {
  private readonly instances = new LRUCache<string, LoadedInstance>({
    max: INSTANCES,
    maxSize: BYTES,
    sizeCalculation: sizeOf,
  });

  get(key: ProcessInstanceKey): LoadedInstance | undefined {
    return this.instances.get(key);
  }

  /** As `get`, for whoever only names a key: an instance of another tenant is none. */
  ofTenant(tenantId: string, key: ProcessInstanceKey): LoadedInstance | undefined {
    const instance = this.instances.get(key);
    return instance?.state.tenantId === tenantId ? instance : undefined;
  }

  put(instance: LoadedInstance): void {
    const { processInstanceKey, status } = instance.state;
    // Ended instances take no more steps.
    if (status === 'ACTIVE' || status === 'SUSPENDED') this.instances.set(processInstanceKey, instance);
    else this.instances.delete(processInstanceKey);
  }

  drop(key: ProcessInstanceKey): void {
    this.instances.delete(key);
  }
}

/** Memory that an instance takes, roughly: texts take one or two bytes a character, and values their JSON. */
function sizeOf({ state }: LoadedInstance): number {
  return (
    BYTES_OF_INSTANCE + state.elementInstances.size * BYTES_OF_ELEMENT + 2 * bytesOfScopes(state.variables)
  );
}
