import { Inject, Injectable } from '@nestjs/common';
import { atOneMoment, storedCase, verifyCase } from '@vorgang/audit';
import type { ProcessInstanceKey } from '@vorgang/execution';
import type { InTenant, Principal } from '@vorgang/identity';
import { readHistory } from '@vorgang/storage';
import pg from 'pg';
import { notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, IN_TENANT, POOL } from '../../platform/tokens.js';
import { findAccountNames } from '../cases/find-account-names.js';
import type { CaseHistory, ChainVerification } from './audit.dto.js';
import { describeHistory } from './describe-changes.js';
import { findCaseReference, type CaseReference } from './find-case-reference.js';

/** Reads and proves the history of a case. */
@Injectable()
export class AuditService {
  constructor(
    @Inject(IN_TENANT) private readonly inTenant: InTenant,
    @Inject(CLOCK) private readonly clock: EngineClock,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  async history(principal: Principal, caseId: string): Promise<CaseHistory> {
    const { fileNumber, processInstanceKey } = await this.caseReference(principal, caseId);
    const steps = await readHistory(this.pool, principal.tenantId, processInstanceKey as ProcessInstanceKey);
    const names = await this.inTenant(principal.tenantId, (connection) =>
      findAccountNames(
        connection,
        principal.tenantId,
        steps.map(({ actor }) => actor.id),
      ),
    );
    return { caseId, fileNumber, events: [...describeHistory(steps, names)] };
  }

  async verify(principal: Principal, caseId: string): Promise<ChainVerification> {
    const { processInstanceKey } = await this.caseReference(principal, caseId);
    const recorded = await atOneMoment(this.pool, async (client) => {
      await client.query("select set_config('app.tenant', $1, true)", [principal.tenantId]);
      return storedCase(client, principal.tenantId, processInstanceKey);
    });
    const fault = verifyCase(recorded);
    return {
      intact: fault === null,
      checkedSteps: recorded.history.length,
      brokenSequence: fault?.sequence ? Number(fault.sequence) : null,
      fault: fault?.code ?? null,
      lastHash: recorded.history.at(-1)?.hash ?? '',
      checkedAt: new Date(this.clock.now()).toISOString(),
    };
  }

  private async caseReference({ tenantId }: Principal, caseId: string): Promise<CaseReference> {
    const found = await this.inTenant(tenantId, (connection) =>
      findCaseReference(connection, tenantId, caseId),
    );
    if (!found) throw notFound(`There is no case ${caseId}.`);
    return found;
  }
}
