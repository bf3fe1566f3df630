import { LRUCache } from 'lru-cache';
import type { ProcessInstanceKey } from '@vorgang/execution';
import type { LoadedInstance } from '@vorgang/storage';

const INSTANCES = 10_000;

/**
 * The last committed state of instances that this node worked on. May be stale when another node went on:
 * the version guard then refuses the step, and the state is loaded again.
 */
export class InstanceCache {
  private readonly instances = new LRUCache<string, LoadedInstance>({ max: INSTANCES });

  get(key: ProcessInstanceKey): LoadedInstance | undefined {
    return this.instances.get(key);
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
