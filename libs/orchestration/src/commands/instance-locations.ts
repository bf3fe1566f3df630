import { LRUCache } from 'lru-cache';
import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

export type LocatedThing = 'userTask' | 'incident' | 'elementInstance';

const STATEMENTS: Readonly<Record<LocatedThing, string>> = {
  userTask: 'select process_instance_key from user_task where tenant_id = $1 and user_task_key = $2',
  incident: 'select process_instance_key from incident where tenant_id = $1 and incident_key = $2',
  elementInstance: `select process_instance_key from element_instance where tenant_id = $1 and element_instance_key = $2
    union all select process_instance_key from process_instance where tenant_id = $1 and process_instance_key = $2
    limit 1`,
};

/** Which process instance a key belongs to. It never changes, so it is remembered. Each statement reads one primary key. */
export class InstanceLocations {
  private readonly known = new LRUCache<string, ProcessInstanceKey>({ max: 50_000 });

  constructor(private readonly database: Queryable) {}

  async find(thing: LocatedThing, tenantId: string, key: string): Promise<ProcessInstanceKey | undefined> {
    const cacheKey = `${thing} ${tenantId} ${key}`;
    const known = this.known.get(cacheKey);
    if (known !== undefined) return known;
    const answer = await this.database.query<{ process_instance_key: ProcessInstanceKey }>(
      STATEMENTS[thing],
      [tenantId, key],
    );
    const found = answer.rows[0]?.process_instance_key;
    if (found !== undefined) this.known.set(cacheKey, found);
    return found;
  }
}
