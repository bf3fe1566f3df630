import type { ProcessInstanceKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';
import { instanceColumns, toLoadedInstance, type InstanceRow } from './stored-instance.js';

// Takes no lock. Index: primary key, once per key.
const statement = behindTenantWall(`
  select p.process_instance_key, ${instanceColumns}
  from process_instance p
  where p.tenant_id = wall.tenant_id and p.process_instance_key = any ($2::bigint[])`);

/** Several instances of one tenant at once, for loops that claim in batches. Unknown keys are absent from the map. */
export async function loadInstances(
  database: Queryable,
  tenantId: string,
  keys: readonly ProcessInstanceKey[],
): Promise<ReadonlyMap<ProcessInstanceKey, LoadedInstance>> {
  const answer = await database.query<InstanceRow & { readonly process_instance_key: ProcessInstanceKey }>({
    name: 'load_instances',
    text: statement,
    values: [tenantId, keys],
  });
  return new Map(answer.rows.map((row) => [row.process_instance_key, toLoadedInstance(row)]));
}
