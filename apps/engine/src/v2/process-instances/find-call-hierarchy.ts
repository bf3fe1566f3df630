import type { EntityManager } from 'typeorm';

/** One instance on the way from the outermost caller down. */
export interface CallHierarchyEntry {
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly processDefinitionName: string;
}

// Climbs from the instance to its callers by primary key, at most as deep as calls may nest.
const statement = `
with recursive climb as (
  select p.process_instance_key, p.parent_process_instance_key, p.process_definition_key, p.process_definition_id, 0 as height
  from process_instance p where p.tenant_id = $1 and p.process_instance_key = $2
  union all
  select p.process_instance_key, p.parent_process_instance_key, p.process_definition_key, p.process_definition_id, c.height + 1
  from climb c join process_instance p
    on p.tenant_id = $1 and p.process_instance_key = c.parent_process_instance_key
  where c.height < 1000
)
select c.process_instance_key as "processInstanceKey", c.process_definition_key as "processDefinitionKey",
  coalesce(d.name, c.process_definition_id) as "processDefinitionName"
from climb c left join process_definition d
  on d.tenant_id = $1 and d.process_definition_key = c.process_definition_key
order by c.height desc`;

/** The callers of an instance, the outermost first, and last the instance itself. */
export function findCallHierarchy(
  manager: EntityManager,
  tenantId: string,
  key: string,
): Promise<CallHierarchyEntry[]> {
  return manager.query<CallHierarchyEntry[]>(statement, [tenantId, key]);
}
