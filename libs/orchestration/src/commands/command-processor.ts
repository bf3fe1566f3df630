import { setTimeout as wait } from 'node:timers/promises';
import type { ProcessInstanceKey, Rejection } from '@vorgang/execution';
import {
  loadInstance,
  type CommitResult,
  type LoadedInstance,
  type Queryable,
  type StepRecord,
} from '@vorgang/storage';
import type { GroupCommit } from '../commit/group-commit.js';
import { backOff, isConnectionError, isTransientConflict, whileConnectionsBreak } from '../database/retry.js';
import { AssumedDeployments, type DeploymentMarker } from '../definitions/deployment-marker.js';
import { OutcomeUnknownError, OverloadedError } from '../errors.js';
import type { NewJobs, PromisedJobs } from '../jobs/new-jobs.js';
import { DeploymentsChanged } from './deployments-changed.js';
import { InstanceCache } from './instance-cache.js';
import { InstanceQueue, type QueuedRequest } from './instance-queue.js';
import { isStepRecorded } from './select-recorded-step.js';
import type { MadeStep, Prepared, StepMaker } from './step-maker.js';
import type { CommittedStep, StepOutcome, StepRequest } from './step-request.js';
import { traceStep } from './trace-step.js';

/** Commands accepted and not yet answered, where nothing else is said; beyond it callers are told to come back. */
const PENDING_LIMIT = 4_000;
/** Steps that lose against other nodes before the caller is told to come back. */
const CONFLICT_LIMIT = 60;
/** How long a command asks after its outcome while the database is away, in milliseconds. */
const PATIENCE = 30_000;

export interface CommandProcessorParts {
  readonly database: Queryable;
  readonly deployments: DeploymentMarker;
  readonly steps: StepMaker;
  readonly commits: GroupCommit;
  readonly newJobs: NewJobs;
  /** Commands that may be accepted and not yet answered; 4,000 unless said otherwise. */
  readonly pendingLimit?: number | undefined;
  /** Called once for each committed step, before its caller is answered. */
  readonly onCommitted: (step: CommittedStep) => void;
}

/** A step whose fate was not known, and the workers who wait for its jobs. */
interface DoubtfulStep extends MadeStep {
  readonly promised: PromisedJobs;
}

/** One of several steps that go together. */
interface Sharing {
  readonly queued: QueuedRequest;
  readonly prepared: Prepared;
}

/** Runs commands: load, step, commit; again where another step came first; exactly once where a connection broke. */
export class CommandProcessor {
  private readonly queue = new InstanceQueue((requests) => this.work(requests));
  private readonly instances = new InstanceCache();
  private pending = 0;
  private readonly idle = new Set<() => void>();

  constructor(private readonly parts: CommandProcessorParts) {}

  /**
   * @throws OverloadedError when too many commands wait; nothing was done
   * @throws OutcomeUnknownError when the database stayed away; ask again with the same idempotency key
   */
  async execute(request: StepRequest): Promise<StepOutcome> {
    const limit = this.parts.pendingLimit ?? PENDING_LIMIT;
    if (this.pending >= limit) {
      throw new OverloadedError(`More than ${limit} commands are waiting. Try again in a second.`, 1);
    }
    this.pending += 1;
    try {
      return await traceStep(request, () => this.queue.add(request));
    } finally {
      this.pending -= 1;
      if (this.pending === 0) for (const done of this.idle) done();
    }
  }

  /** Commands accepted and not yet answered. */
  get underWay(): number {
    return this.pending;
  }

  /**
   * What a command would do to the instance as it is stored now, without doing it. Null: there is no such instance.
   */
  async rehearse(
    request: StepRequest,
  ): Promise<Pick<StepRecord, 'before' | 'changes'> | { readonly rejection: Rejection } | null> {
    const before = await this.load(request, true);
    if (before === null) return null;
    const { deployments } = this.parts;
    const asDeployedNow = new AssumedDeployments((tenantId) => deployments.marker(tenantId));
    const prepared = await this.parts.steps.prepare({ ...request, deployments: asDeployedNow }, before);
    return prepared.ok ? prepared.record : { rejection: prepared.rejection };
  }

  /** Committed state of an instance, if this node knows it in this version or a later one. */
  async cachedFrom(key: ProcessInstanceKey, version: number): Promise<LoadedInstance | undefined> {
    const isRecent = (instance: LoadedInstance | undefined): boolean =>
      instance !== undefined && instance.version >= version;
    const cached = this.instances.get(key);
    // An older one may be about to be replaced: the step that made the wanted version may just be returning.
    if (cached !== undefined && !isRecent(cached)) await this.queue.settled(key);
    const latest = this.instances.get(key);
    return isRecent(latest) ? latest : undefined;
  }

  /** Keeps an instance that was read elsewhere, unless a later one is known. */
  remember(instance: LoadedInstance): void {
    const known = this.instances.get(instance.state.processInstanceKey);
    if (known === undefined || known.version < instance.version) this.instances.put(instance);
  }

  /** Resolves when every accepted command has been answered. */
  async settled(): Promise<void> {
    while (this.pending > 0) {
      await new Promise<void>((resolve) => {
        const done = (): void => {
          this.idle.delete(done);
          resolve();
        };
        this.idle.add(done);
      });
    }
  }

  private async work(requests: readonly QueuedRequest[]): Promise<void> {
    const sent = new Map<QueuedRequest, DoubtfulStep>();
    const left = requests.length > 1 ? await this.commitTogether(requests, sent) : requests;
    for (const queued of left) {
      const doubtful = sent.get(queued);
      const begun = doubtful === undefined ? [] : [doubtful];
      await queued.inContext(() => this.run(queued.request, begun)).then(queued.resolve, queued.reject);
    }
  }

  /**
   * Commits what several requests make of one instance in one transaction. Answers the requests that are to be run alone:
   * those that do not fit what the others left, or all of them where the transaction did not stand.
   */
  private async commitTogether(
    requests: readonly QueuedRequest[],
    sent: Map<QueuedRequest, DoubtfulStep>,
  ): Promise<readonly QueuedRequest[]> {
    const { steps, left } = await this.prepareTogether(requests);
    if (steps.length < 2) return requests;
    const key = requests[0]!.request.processInstanceKey;
    const promised = this.parts.newJobs.promise(steps.map(({ prepared }) => prepared.record));
    const go = steps.map(({ queued, prepared }, place) => ({
      queued,
      done: { ...prepared, record: promised.records[place]!, promised },
    }));
    try {
      const results = await this.parts.commits.commit(promised.records);
      if (results.every((result) => result.ok)) {
        go.forEach(({ queued, done }, place) => {
          const { instance } = results[place] as Extract<CommitResult, { ok: true }>;
          queued.resolve(queued.inContext(() => this.committed(done, instance)));
        });
        return left;
      }
      promised.takeBack();
    } catch (error) {
      if (isConnectionError(error)) for (const { queued, done } of go) sent.set(queued, done);
      else promised.takeBack();
    }
    // Alone each stands or falls by itself, and says why.
    this.instances.drop(key);
    return requests;
  }

  /** Each step starts from what the one before makes of the instance, as far as its request fits. */
  private async prepareTogether(
    requests: readonly QueuedRequest[],
  ): Promise<{ readonly steps: readonly Sharing[]; readonly left: readonly QueuedRequest[] }> {
    const { tenantId, processInstanceKey } = requests[0]!.request;
    const steps: Sharing[] = [];
    const left: QueuedRequest[] = [];
    let before = this.instances.ofTenant(tenantId, processInstanceKey);
    for (const queued of requests) {
      const { request } = queued;
      const prepared =
        before !== undefined && request.tenantId === tenantId
          ? await queued.inContext(() => this.parts.steps.prepare(request, before!)).catch(() => null)
          : null;
      if (prepared?.ok !== true) {
        left.push(queued);
        continue;
      }
      steps.push({ queued, prepared });
      before = expected(prepared.record);
    }
    return { steps, left };
  }

  private async run(request: StepRequest, begun: readonly DoubtfulStep[]): Promise<StepOutcome> {
    const sent = [...begun];
    try {
      return await this.runUntilKnown(request, sent);
    } finally {
      for (const { promised } of sent) promised.takeBack();
    }
  }

  private async runUntilKnown(request: StepRequest, sent: DoubtfulStep[]): Promise<StepOutcome> {
    const until = performance.now() + PATIENCE;
    let trustCache = true;
    for (let attempt = 1; attempt <= CONFLICT_LIMIT; attempt += 1) {
      const cached = trustCache
        ? this.instances.ofTenant(request.tenantId, request.processInstanceKey)
        : undefined;
      const before = cached ?? (await this.load(request, sent.length > 0));
      const recorded = await this.findRecorded(sent, before);
      if (recorded !== null) return this.committed(recorded, before);
      if (before === null && request.command.kind !== 'createProcessInstance')
        return { kind: 'instanceMissing' };
      if (before !== null && request.command.kind === 'createProcessInstance')
        return { kind: 'instanceExists' };

      const prepared = await this.parts.steps.prepare(request, before);
      if (!prepared.ok) {
        if (cached !== undefined) {
          // Another node may have moved the instance on; only its stored state may refuse a command.
          trustCache = false;
          continue;
        }
        if (!(await this.isDeployedStill(request, prepared.deploymentsSeen))) continue;
        return { kind: 'rejected', rejection: prepared.rejection };
      }
      const promised = this.parts.newJobs.promise([prepared.record]);
      const step = { ...prepared, record: promised.records[0]!, promised };
      try {
        const [result] = await this.parts.commits.commit(promised.records);
        if (result!.ok) return this.committed(step, result!.instance);
        promised.takeBack();
        this.instances.drop(request.processInstanceKey);
        const { failure } = result!;
        if (failure.kind === 'deploymentsChanged') {
          this.parts.deployments.forget(request.tenantId);
          if (request.deployments !== undefined) throw new DeploymentsChanged();
          continue;
        }
        if (failure.kind !== 'versionConflict') return { kind: 'refused', failure };
        if (before === null && sent.length === 0) return { kind: 'instanceExists' };
      } catch (error) {
        this.instances.drop(request.processInstanceKey);
        if (isConnectionError(error)) sent.push(step);
        else promised.takeBack();
        if (!isConnectionError(error) && !isTransientConflict(error)) throw error;
        if (performance.now() > until) throw outcomeUnknown(request);
      }
      trustCache = true;
      if (attempt > 1 || sent.length > 0) await wait(backOff(attempt, 5, 500));
    }
    throw new OverloadedError(
      `Process instance ${request.processInstanceKey} is being changed by too many commands at once. Try again in a second.`,
      1,
    );
  }

  /**
   * Only what is deployed now may refuse a command.
   * @throws DeploymentsChanged where the command itself was made of what is no longer the newest
   */
  private async isDeployedStill(
    { tenantId, deployments }: StepRequest,
    seen: string | undefined,
  ): Promise<boolean> {
    if (seen === undefined || seen === (await this.parts.deployments.marker(tenantId))) return true;
    if (deployments !== undefined) throw new DeploymentsChanged();
    return false;
  }

  private async load(request: StepRequest, mayExist: boolean): Promise<LoadedInstance | null> {
    if (request.command.kind === 'createProcessInstance' && !mayExist) return null;
    try {
      return await whileConnectionsBreak(
        () => loadInstance(this.parts.database, request.tenantId, request.processInstanceKey),
        PATIENCE,
      );
    } catch (error) {
      if (isConnectionError(error)) throw outcomeUnknown(request);
      throw error;
    }
  }

  /** Which of the steps whose outcome was unknown is in the history after all. */
  private async findRecorded(
    sent: readonly DoubtfulStep[],
    now: LoadedInstance | null,
  ): Promise<DoubtfulStep | null> {
    for (const candidate of sent) {
      const { record } = candidate;
      const sequence = (record.before?.historySequence ?? 0) + 1;
      // A deletion leaves the history alone, and a missing instance leaves nothing else to look for.
      if (now === null ? record.command.kind !== 'deleteProcessInstance' : now.historySequence < sequence)
        continue;
      const recorded = await whileConnectionsBreak(() =>
        isStepRecorded(this.parts.database, {
          tenantId: record.tenantId,
          processInstanceKey: record.processInstanceKey,
          sequence,
          at: record.at,
          actorKind: record.actor.kind,
          actorId: record.actor.id,
          command: record.command.kind,
          freshKey: candidate.freshKey,
        }),
      );
      if (recorded) return candidate;
    }
    return null;
  }

  private committed(done: DoubtfulStep, instance: LoadedInstance | null): StepOutcome {
    if (instance !== null) this.instances.put(instance);
    const { after, changes, givenJobs } = done.record;
    const committed: CommittedStep = { definition: done.definition, state: after, changes, givenJobs };
    this.parts.onCommitted(committed);
    done.promised.give();
    return { kind: 'committed', step: committed };
  }
}

/** The instance as a step leaves it, before it is written: its hash comes with the writing. */
function expected({ before, after }: StepRecord): LoadedInstance {
  return {
    state: after,
    version: before!.version + 1,
    historySequence: before!.historySequence + 1,
    historyHash: new Uint8Array(),
    incidentCount: 0,
  };
}

function outcomeUnknown(request: StepRequest): OutcomeUnknownError {
  return new OutcomeUnknownError(
    `The database did not answer while "${request.command.kind}" ran for process instance ${request.processInstanceKey}. ` +
      'Whether it was done is not known: look at the instance, or repeat the request with the same idempotency key.',
  );
}
