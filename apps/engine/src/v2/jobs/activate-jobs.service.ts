import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { everyResource, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { ENGINE } from '../../platform/tokens.js';
import { waitForJobs } from '../requests/waiting-time.js';
import type { ActivatedJobDto, ActivateJobsRequest } from './activate-jobs.dto.js';
import { describeJob } from './describe-job.js';
import { jobTenants } from './job-tenants.js';

/** Hands jobs to workers, which may wait for them. */
@Injectable()
export class ActivateJobsService implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** `gone` tells that the worker no longer waits; it then gets no job. */
  async activate(
    principal: Principal,
    { actor }: CallContext,
    request: ActivateJobsRequest,
    gone: AbortSignal,
  ): Promise<readonly ActivatedJobDto[]> {
    // Jobs of one type may belong to any process, so the worker needs the permission on all.
    requireOn(principal, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE', everyResource);
    requireTenant(principal, ...(request.tenantIds ?? []));
    const jobs = await this.engine.activateJobs({
      type: request.type,
      worker: request.worker ?? principal.username,
      tenantIds: jobTenants(principal, request),
      maxJobsToActivate: request.maxJobsToActivate,
      timeout: request.timeout,
      requestTimeout: waitForJobs(request.requestTimeout),
      fetchVariable: request.fetchVariable ?? [],
      actor,
      signal: AbortSignal.any([gone, this.stopping.signal]),
    });
    return jobs.map(describeJob);
  }

  /** Workers that wait would hold up the shutdown. */
  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }
}
