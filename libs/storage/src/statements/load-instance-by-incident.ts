import type { IncidentKey } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';
import { instanceColumns, toLoadedInstance, type InstanceRow } from './stored-instance.js';

// Takes no lock: the step that follows is guarded by the version. Index: both primary keys.
const statement = behindTenantWall(`
  select ${instanceColumns}
  from incident origin
  join process_instance p
    on p.tenant_id = origin.tenant_id and p.process_instance_key = origin.process_instance_key
  where origin.tenant_id = wall.tenant_id and origin.incident_key = $2`);

/** The instance that an incident belongs to, open or resolved; null where the tenant has no such incident. */
export async function loadInstanceByIncident(
  database: Queryable,
  tenantId: string,
  key: IncidentKey,
): Promise<LoadedInstance | null> {
  const answer = await database.query<InstanceRow>({
    name: 'load_instance_by_incident',
    text: statement,
    values: [tenantId, key],
  });
  const row = answer.rows[0];
  return row === undefined ? null : toLoadedInstance(row);
}
