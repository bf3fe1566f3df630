import { keyIn, type Restriction } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

// From the task outwards, along the primary key of element_instance; the process instance is the last scope.
const statement = `
with recursive scope as (
  select element_instance_key as key, process_instance_key, scope_key, 1 as distance
    from element_instance where tenant_id = $1 and element_instance_key = $2
  union all
  select outer_scope.element_instance_key, outer_scope.process_instance_key, outer_scope.scope_key, scope.distance + 1
    from scope join element_instance outer_scope
      on outer_scope.tenant_id = $1 and outer_scope.element_instance_key = scope.scope_key
    where scope.distance < 1000
)
select key::text from scope order by distance`;

/** The scopes whose variables an element sees, nearest first. */
export async function findScopes(
  manager: EntityManager,
  tenantId: string,
  element: { readonly elementInstanceKey: string; readonly processInstanceKey: string },
): Promise<readonly string[]> {
  const rows = await manager.query<{ key: string }[]>(statement, [tenantId, element.elementInstanceKey]);
  const keys = rows.map((row) => row.key);
  return keys.includes(element.processInstanceKey) ? keys : [...keys, element.processInstanceKey];
}

/** Only variables of these scopes. */
export function inScopes(scopes: readonly string[]): Restriction {
  return keyIn('v.scope_key', scopes);
}

/** Of variables with the same name only the one in the nearest scope, which hides the others. */
export function nearestOf(scopes: readonly string[]): Restriction {
  return (parameters) => {
    const keys = parameters.many('key', scopes);
    return `not exists (select from variable nearer where nearer.tenant_id = v.tenant_id
      and nearer.process_instance_key = v.process_instance_key and nearer.name = v.name
      and array_position(${keys}, nearer.scope_key) < array_position(${keys}, v.scope_key))`;
  };
}
