import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { TenantReader } from '@vorgang/storage';

/**
 * The variables that an element instance sees: its own and those of the scopes around it; the inner one wins.
 * Takes no lock. Indexes: element_instance primary key, variable_by_instance.
 */
export async function findVisibleVariables(
  reader: TenantReader,
  tenantId: string,
  processInstanceKey: string,
  elementInstanceKey: string,
): Promise<JsonObject> {
  const rows = await reader.prepared<{ readonly name: string; readonly value: string }[]>(
    'visible-variables',
    `with recursive scope (scope_key, parent_key, depth) as (
       select element_instance_key, scope_key, 0 from element_instance
       where tenant_id = $1 and element_instance_key = $3
       union all
       select outer_scope.element_instance_key, outer_scope.scope_key, scope.depth + 1
       from scope join element_instance outer_scope
         on outer_scope.tenant_id = $1 and outer_scope.element_instance_key = scope.parent_key
     )
     select variable.name, variable.value
     from variable
     left join scope on scope.scope_key = variable.scope_key
     where variable.tenant_id = $1 and variable.process_instance_key = $2
       and (scope.scope_key is not null or variable.scope_key = $2)
     order by coalesce(scope.depth, 1000) desc`,
    [tenantId, processInstanceKey, elementInstanceKey],
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as JsonValue]));
}
