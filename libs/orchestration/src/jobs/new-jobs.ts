import type { Change, ExecutionState } from '@vorgang/execution';
import type { ActivatedJobRow, JobHolder, StepRecord } from '@vorgang/storage';
import type { Clock } from '../clock/clock.js';
import type { JobWaiters, Reservation } from './job-waiters.js';
import { OWN_TYPES } from './work-hints.js';

type JobCreated = Extract<Change, { kind: 'jobCreated' }>;

/** Who gets jobs, and those that are meant for it. */
interface Gift {
  readonly reservation: Reservation;
  readonly holder: JobHolder;
  readonly jobs: readonly JobCreated[];
}

/** Jobs that are promised to waiting workers until it is known whether their step stands. */
export interface PromisedJobs {
  /** The steps, each with the holders of its new jobs. */
  readonly records: readonly StepRecord[];
  /** They are in the database: the workers get them. */
  give(): void;
  /** They are not, or nobody knows: the workers wait on. Does nothing once they were given. */
  takeBack(): void;
}

/**
 * Gives a new job to a worker that waits for one at this node, in the step that creates it: it is stored as activated, and
 * needs neither a claim nor a second version of its row. Jobs for which nobody waits here wait to be claimed.
 */
export class NewJobs {
  constructor(
    private readonly waiters: JobWaiters,
    private readonly clock: Clock,
  ) {}

  /** @param records steps of one instance that follow each other */
  promise(records: readonly StepRecord[]): PromisedJobs {
    const state = records.at(-1)!.after;
    const gifts = this.giftsFor(records, state);
    if (gifts.length === 0) return { records, give: nothing, takeBack: nothing };
    const givenJobs = new Map(
      gifts.flatMap(({ holder, jobs }) => jobs.map(({ jobKey }) => [jobKey, holder] as const)),
    );
    return {
      records: records.map((record) => ({ ...record, givenJobs })),
      ...settleOnce(gifts, state),
    };
  }

  private giftsFor(records: readonly StepRecord[], state: ExecutionState): readonly Gift[] {
    if (state.status !== 'ACTIVE') return [];
    const waiting = new Map<string, JobCreated[]>();
    for (const { changes } of records) {
      for (const change of changes) {
        if (change.kind !== 'jobCreated' || !waits(change, state)) continue;
        const jobs = waiting.get(change.type);
        if (jobs === undefined) waiting.set(change.type, [change]);
        else jobs.push(change);
      }
    }
    return [...waiting].flatMap(([type, jobs]) => this.giftsOf(state.tenantId, type, jobs));
  }

  /** As many takers as there are; what is left waits in the table. */
  private giftsOf(tenantId: string, type: string, jobs: readonly JobCreated[]): readonly Gift[] {
    const gifts: Gift[] = [];
    for (let given = 0; given < jobs.length;) {
      const reservation = this.waiters.reserve(tenantId, type, jobs.length - given);
      if (reservation === null) break;
      const { worker, account, timeout } = reservation.taker;
      const holder = { worker, lockedBy: account, lockUntil: this.clock.now() + timeout };
      const its = jobs.slice(given, given + reservation.most);
      gifts.push({ reservation, holder, jobs: its });
      given += its.length;
    }
    return gifts;
  }
}

function nothing(): void {}

/** Whether a worker could claim it once the step is done. Jobs of our own workers go through the queue. */
function waits({ jobKey, type, retries, elementInstanceKey }: JobCreated, state: ExecutionState): boolean {
  if (retries <= 0 || type.startsWith(OWN_TYPES)) return false;
  const element = state.elementInstances.get(elementInstanceKey);
  return element?.waits.some((wait) => wait.kind === 'job' && wait.jobKey === jobKey) === true;
}

function settleOnce(gifts: readonly Gift[], state: ExecutionState): Pick<PromisedJobs, 'give' | 'takeBack'> {
  let open = gifts;
  const settle = (act: (gift: Gift) => void): void => {
    const settled = open;
    open = [];
    settled.forEach(act);
  };
  return {
    give: () =>
      settle(({ reservation, holder, jobs }) =>
        reservation.give(jobs.map((job) => activated(job, holder, state))),
      ),
    takeBack: () => settle(({ reservation }) => reservation.takeBack()),
  };
}

function activated(job: JobCreated, holder: JobHolder, state: ExecutionState): ActivatedJobRow {
  return {
    tenantId: state.tenantId,
    jobKey: job.jobKey,
    type: job.type,
    processInstanceKey: state.processInstanceKey,
    processDefinitionKey: state.processDefinitionKey,
    processDefinitionId: state.bpmnProcessId,
    processDefinitionVersion: state.processDefinitionVersion,
    elementId: job.elementId,
    elementInstanceKey: job.elementInstanceKey,
    headers: job.headers,
    worker: holder.worker,
    retries: job.retries,
    lockUntil: holder.lockUntil,
    epoch: 1,
    state,
  };
}
