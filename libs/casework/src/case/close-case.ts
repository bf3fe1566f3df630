import { CaseFileEntity, type TenantWork } from '@vorgang/storage';
import { IsNull } from 'typeorm';

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
  const { affected } = await work.run(tenantId, (manager) =>
    manager.update(CaseFileEntity, { tenantId, caseId, closedAt: IsNull() }, { outcome, closedAt: now }),
  );
  return affected === 1;
}
