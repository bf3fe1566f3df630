import type { TenantWork } from '../database/tenant-work.js';

/** How a case ended. CLOSED: without a decision, such as an application that was not paid. */
export type CaseOutcome = 'GRANTED' | 'REFUSED' | 'CLOSED';

/** Records how a case ended, once: a repeated job changes nothing. Answers whether this call did it. */
export async function closeCase(
  work: TenantWork,
  tenantId: string,
  caseId: string,
  outcome: CaseOutcome,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await work.run(tenantId, (database) =>
    database.query(
      `update case_file set outcome = $3, closed_at = $4 where tenant_id = $1 and case_id = $2 and closed_at is null`,
      [tenantId, caseId, outcome, now],
    ),
  );
  return rowCount === 1;
}
