import type { TenantWork } from '../database/tenant-work.js';

// Each by its primary key or an index that begins with the tenant; keys are unique over all tenants and tables.
const keyColumns = [
  ['process_instance', 'process_instance_key'],
  ['job', 'job_key'],
  ['user_task', 'user_task_key'],
  ['element_instance', 'element_instance_key'],
  ['incident', 'incident_key'],
  ['variable', 'variable_key'],
  ['process_definition', 'process_definition_key'],
  ['decision_definition', 'decision_definition_key'],
  ['decision_requirements', 'decision_requirements_key'],
  ['decision_instance', 'decision_evaluation_key'],
  ['form_definition', 'form_key'],
  ['resource', 'resource_key'],
  ['batch_operation', 'batch_operation_key'],
] as const;

const statement = keyColumns
  .map(([table, column]) => `select 1 from ${table} where tenant_id = $1 and ${column} = $2`)
  .join(' union all ');

/**
 * The tenant, of those given, that the key belongs to; null when it belongs to none of them. Asks one tenant after
 * the other, each behind its wall: of other tenants nothing can be learned.
 */
export async function tenantOfKey(
  work: TenantWork,
  tenantIds: readonly string[],
  key: string,
): Promise<string | null> {
  for (const tenantId of tenantIds) {
    const rows = await work.run(tenantId, (manager) =>
      manager.query<readonly unknown[]>(`${statement} limit 1`, [tenantId, key]),
    );
    if (rows.length > 0) return tenantId;
  }
  return null;
}
