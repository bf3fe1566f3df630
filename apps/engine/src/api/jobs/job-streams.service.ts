import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { everyResource, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { CallerIdentification } from '../../access/caller.js';
import { requireOn } from '../../access/require-on.js';
import { requireTenant } from '../../access/require-tenant.js';
import { RequestTenant } from '../../access/request-tenant.js';
import { HttpProblem } from '../../http/problem.js';
import { watchStanding, type Standing } from '../../live/watch-standing.js';
import { ENGINE } from '../../platform/tokens.js';
import { jobTenants } from '../../v2/jobs/job-tenants.js';
import { sendJobs, type EndReason } from './send-jobs.js';
import type { StreamJobsQuery } from './stream-jobs.query.js';

/** Open streams per account: more than anyone has workers for on one node. */
const streamsPerAccount = 100;
const usualJobs = 32;

interface OpenStream {
  readonly account: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Streams of jobs to workers, each as long as its worker may have them. */
@Injectable()
export class JobStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<OpenStream>();
  private isStopping = false;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly callers: CallerIdentification,
    private readonly tenants: RequestTenant,
  ) {}

  /** @throws HttpProblem 403 as an activation does, 429 when the account has too many streams, 503 at shutdown */
  async open(
    principal: Principal,
    { actor }: CallContext,
    query: StreamJobsQuery,
    request: Request,
    response: Response,
  ): Promise<void> {
    // Jobs of one type may belong to any process, so the worker needs the permission on all.
    requireOn(principal, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE', everyResource);
    requireTenant(principal, ...(query.tenantIds ?? []));
    this.requireRoom(principal.username);
    const tenantIds = jobTenants(principal, query);
    const stop = new AbortController();
    const watch = watchStanding(
      () => this.judge(request, query, tenantIds),
      () => stop.abort('rightEnded' satisfies EndReason),
    );
    const stopListening = this.engine.subscribeDirectoryChanges(() => watch.look());
    const ended = sendJobs(response, {
      run: (deliver, signal) =>
        this.engine.streamJobs(
          {
            type: query.type,
            worker: query.worker ?? principal.username,
            tenantIds,
            maxJobs: query.maxJobs ?? usualJobs,
            timeout: query.timeout,
            fetchVariable: query.fetchVariable ?? [],
            actor,
            signal,
          },
          deliver,
        ),
      onHeartbeat: () => watch.look(),
      stop: stop.signal,
    });
    const stream = { account: principal.username, stop, ended };
    this.streams.add(stream);
    try {
      await ended;
    } finally {
      stopListening();
      watch.stop();
      this.streams.delete(stream);
    }
  }

  /** Streams would keep the server from closing; what they took and could not hand over is given back first. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    const open = [...this.streams];
    for (const { stop } of open) stop.abort('shutdown' satisfies EndReason);
    await Promise.allSettled(open.map(({ ended }) => ended));
  }

  private requireRoom(account: string): void {
    if (this.isStopping) {
      const detail = 'This server is about to stop. Come back in a moment.';
      throw new HttpProblem(503, 'shutting-down', detail, [], { 'Retry-After': '1' });
    }
    const own = [...this.streams].filter((stream) => stream.account === account);
    if (own.length < streamsPerAccount) return;
    throw new HttpProblem(
      429,
      'too-many-streams',
      `At most ${streamsPerAccount} job streams per account; end one, or ask for more jobs on each (maxJobs).`,
    );
  }

  /** Over once what the worker brought expires, or its account, its right or one of the tenants is gone. */
  private async judge(
    request: Request,
    query: StreamJobsQuery,
    tenantIds: readonly string[],
  ): Promise<Standing> {
    try {
      const caller = await this.callers.identify(request, 'passive');
      if (!caller) return { kind: 'ends' };
      const principal = await this.tenants.choose(caller.principal, request);
      requireOn(principal, 'PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE', everyResource);
      requireTenant(principal, ...(query.tenantIds ?? []));
      const same = isSameSet(jobTenants(principal, query), tenantIds);
      return same ? { kind: 'goesOn', endsAt: caller.endsAt } : { kind: 'ends' };
    } catch (error) {
      // Refused; a provider or database that is away refuses nobody.
      if (error instanceof HttpProblem && error.status < 500) return { kind: 'ends' };
      throw error;
    }
  }
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}
