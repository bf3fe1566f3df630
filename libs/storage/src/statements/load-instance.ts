import type { ProcessInstanceKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';
import { instanceColumns, toLoadedInstance, type InstanceRow } from './stored-instance.js';

// Takes no lock: the step that follows is guarded by the version. Index: primary key.
const statement = behindTenantWall(`
  select ${instanceColumns}
  from process_instance p
  where p.tenant_id = wall.tenant_id and p.process_instance_key = $2`);

/** The instance as the next step starts from it; null where the tenant has none with this key. */
export async function loadInstance(
  database: Queryable,
  tenantId: string,
  key: ProcessInstanceKey,
): Promise<LoadedInstance | null> {
  const answer = await database.query<InstanceRow>({
    name: 'load_instance',
    text: statement,
    values: [tenantId, key],
  });
  const row = answer.rows[0];
  return row === undefined ? null : toLoadedInstance(row);
}
