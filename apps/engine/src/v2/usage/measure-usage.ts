import type { EntityManager } from 'typeorm';
import type { TenantUsageDto } from './usage-metrics.dto.js';

// Takes no lock. Indexes: the block ranges process_instance_by_start, decision_instance_by_time and
// user_task_by_creation.
const statement = `
select
  (select count(*) from process_instance p
    where p.tenant_id = $1 and p.start_date >= $2 and p.start_date < $3)::integer as "processInstances",
  (select count(*) from decision_instance d
    where d.tenant_id = $1 and d.evaluated_at >= $2 and d.evaluated_at < $3)::integer as "decisionInstances",
  (select count(distinct u.assignee) from user_task u
    where u.tenant_id = $1 and u.created_at >= $2 and u.created_at < $3)::integer as assignees`;

/** What a tenant used in a range of time. */
export async function measureUsage(
  manager: EntityManager,
  tenantId: string,
  range: { readonly from: string; readonly to: string },
): Promise<TenantUsageDto> {
  const [usage] = await manager.query<TenantUsageDto[]>(statement, [tenantId, range.from, range.to]);
  if (!usage) throw new Error('A measurement of usage has no row.');
  return usage;
}
