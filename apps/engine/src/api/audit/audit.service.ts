import { Inject, Injectable } from '@nestjs/common';
import { storedCase, verifyCase } from '@vorgang/audit';
import type { ProcessInstanceKey } from '@vorgang/execution';
import { everyResource, type Principal } from '@vorgang/identity';
import { AuditCheckpointEntity, connectionOf, readHistory, type TenantWork } from '@vorgang/storage';
import { requireOn } from '../../access/require-on.js';
import { notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, TENANT_WORK } from '../../platform/tokens.js';
import { findAccountNames } from '../cases/find-account-names.js';
import type { AuditCheckpoint, CaseHistory, ChainVerification } from './audit.dto.js';
import { describeHistory } from './describe-changes.js';
import { findCaseReference, type CaseReference } from './find-case-reference.js';

/** Reads and proves the history of a case. */
@Injectable()
export class AuditService {
  constructor(
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  async history(principal: Principal, caseId: string): Promise<CaseHistory> {
    const { fileNumber, processInstanceKey } = await this.caseReference(principal, caseId);
    const steps = await this.work.run(principal.tenantId, async (manager) =>
      readHistory(await connectionOf(manager), principal.tenantId, processInstanceKey as ProcessInstanceKey),
    );
    const names = await this.work.run(principal.tenantId, (manager) =>
      findAccountNames(
        manager,
        principal.tenantId,
        steps.map(({ actor }) => actor.id),
      ),
    );
    return { caseId, fileNumber, events: [...describeHistory(steps, names)] };
  }

  async verify(principal: Principal, caseId: string): Promise<ChainVerification> {
    const { processInstanceKey } = await this.caseReference(principal, caseId);
    const recorded = await this.work.runAtOneMoment(principal.tenantId, async (manager) =>
      storedCase(await connectionOf(manager), principal.tenantId, processInstanceKey),
    );
    const fault = verifyCase(recorded);
    return {
      intact: fault === null,
      checkedSteps: recorded.history.length,
      brokenSequence: fault?.sequence ? Number(fault.sequence) : null,
      fault: fault?.code ?? null,
      lastHash: recorded.history.at(-1)?.hash ?? '',
      checkedAt: new Date(this.clock.now()).toISOString(),
      coveredSteps: Number(recorded.leaves.at(-1)?.sequence ?? 0),
    };
  }

  /** The newest checkpoint over all histories of the tenant. */
  async latestCheckpoint(principal: Principal): Promise<AuditCheckpoint> {
    requireOn(principal, 'AUDIT_LOG', 'READ', everyResource);
    const { tenantId } = principal;
    const found = await this.work.run(tenantId, (manager) =>
      manager.findOne(AuditCheckpointEntity, { where: { tenantId }, order: { treeSize: 'DESC' } }),
    );
    if (!found) {
      throw notFound(
        'There is no checkpoint yet. The worker writes one within seconds after a step, where AUDIT_KEY_FILE is set.',
      );
    }
    const { treeSize, createdAt, note, verifierKey } = found;
    return { treeSize, createdAt: createdAt.toISOString(), note, verifierKey };
  }

  /** The history of a case holds entries of every category, and is proved as a whole. */
  private async caseReference(principal: Principal, caseId: string): Promise<CaseReference> {
    requireOn(principal, 'AUDIT_LOG', 'READ', everyResource);
    const { tenantId } = principal;
    const found = await this.work.run(tenantId, (manager) => findCaseReference(manager, tenantId, caseId));
    if (!found) throw notFound(`There is no case ${caseId}.`);
    return found;
  }
}
