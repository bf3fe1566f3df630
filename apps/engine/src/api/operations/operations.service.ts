import { Inject, Injectable } from '@nestjs/common';
import type { IncidentKey, JobKey } from '@vorgang/execution';
import type { Principal } from '@vorgang/identity';
import { InvalidStateError, type Engine } from '@vorgang/orchestration';
import { IncidentEntity, type TenantWork } from '@vorgang/storage';
import { callContext } from '../../access/call-context.js';
import { requireOn } from '../../access/require-on.js';
import { notFound } from '../../http/problem.js';
import type { EngineClock } from '../../platform/engine-parts.js';
import { CLOCK, ENGINE, TENANT_WORK } from '../../platform/tokens.js';
import { countBacklog } from './count-backlog.js';
import { findOpenIncidents } from './find-open-incidents.js';
import { findProcessLoad } from './find-process-load.js';
import { findWaitingJobs } from './find-waiting-jobs.js';
import type { OperationsOverview } from './operations.dto.js';

/** What runs, what waits, what is stuck, and setting it going again. */
@Injectable()
export class OperationsService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(TENANT_WORK) private readonly work: TenantWork,
    @Inject(CLOCK) private readonly clock: EngineClock,
  ) {}

  async overview({ tenantId }: Principal): Promise<OperationsOverview> {
    const now = new Date(this.clock.now());
    return this.work.run(tenantId, async (manager) => ({
      processes: await findProcessLoad(manager, tenantId),
      jobs: await findWaitingJobs(manager, tenantId, now),
      incidents: await findOpenIncidents(manager, tenantId),
      ...(await countBacklog(manager, tenantId, now)),
      at: now.toISOString(),
    }));
  }

  /** A job without retries would fail again at once, so it gets new ones before the incident is resolved. */
  async retry(principal: Principal, incidentKey: string, retries: number): Promise<void> {
    const incident = await this.work.run(principal.tenantId, (manager) =>
      manager.findOneBy(IncidentEntity, { tenantId: principal.tenantId, incidentKey }),
    );
    if (!incident) throw notFound(`There is no incident ${incidentKey}.`);
    requireOn(principal, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE', incident.processDefinitionId);
    if (incident.state !== 'ACTIVE')
      throw new InvalidStateError(`Incident ${incidentKey} is resolved already.`);
    const call = callContext(principal, 'user');
    if (incident.jobKey !== null) await this.engine.updateJob(call, incident.jobKey as JobKey, { retries });
    await this.engine.resolveIncident(call, incidentKey as IncidentKey);
  }
}
