import type { EntityManager } from 'typeorm';
import type { ProcessLoad } from './operations.dto.js';

/** Instances per process and state. Takes no lock. Index: process_instance_by_id. */
export async function findProcessLoad(manager: EntityManager, tenantId: string): Promise<ProcessLoad[]> {
  const rows = await manager.query<
    {
      readonly process_definition_id: string;
      readonly name: string;
      readonly newest_version: number;
      readonly active: number;
      readonly completed: number;
      readonly terminated: number;
      readonly incidents: number;
    }[]
  >(
    `with newest as (
       select distinct on (process_definition_id) process_definition_id, version,
         coalesce(name, process_definition_id) as name
       from process_definition where tenant_id = $1 and deleted_at is null
       order by process_definition_id, version desc
     )
     select newest.process_definition_id, newest.name, newest.version as newest_version,
       count(*) filter (where instance.state in ('ACTIVE', 'SUSPENDED'))::integer as active,
       count(*) filter (where instance.state = 'COMPLETED')::integer as completed,
       count(*) filter (where instance.state = 'TERMINATED')::integer as terminated,
       coalesce(sum(instance.incident_count), 0)::integer as incidents
     from newest
     left join process_instance instance
       on instance.tenant_id = $1 and instance.process_definition_id = newest.process_definition_id
     group by newest.process_definition_id, newest.name, newest.version
     order by newest.name`,
    [tenantId],
  );
  return rows.map((row) => ({
    processDefinitionId: row.process_definition_id,
    name: row.name,
    newestVersion: row.newest_version,
    active: row.active,
    completed: row.completed,
    terminated: row.terminated,
    incidents: row.incidents,
  }));
}
