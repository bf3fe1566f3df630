import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import type { Change, ExecutionState, InstanceCommand, ProcessInstanceStatus } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { elementsOf, visibleVariables, waitsOf, type FoundWait } from './waits.js';
import type { TestJob } from './workers.js';

/** What an instance needs of the engine that it runs in. */
export interface InstanceHost {
  /** Runs a command, and everything that follows from it. */
  readonly execute: (instance: TestInstance, command: InstanceCommand) => void;
}

/** An incident that waits for an operator. */
export interface TestIncident {
  readonly elementId: ElementId;
  readonly errorType: string;
  readonly errorMessage: string;
}

/** One process instance of a scenario: what it did, what it waits for, and the acts of people and workers on it. */
export class TestInstance {
  #state: ExecutionState;
  readonly #changes: Change[] = [];

  constructor(
    readonly process: ExecutableProcess,
    state: ExecutionState,
    changes: readonly Change[],
    private readonly host: InstanceHost,
  ) {
    this.#state = state;
    this.#changes.push(...changes);
  }

  get state(): ExecutionState {
    return this.#state;
  }

  /** The whole history, as the auditor reads it. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  get status(): ProcessInstanceStatus {
    return this.#state.status;
  }

  /** Ids of the elements that completed, in order; repeated where an element ran again. */
  get path(): readonly ElementId[] {
    return this.#changes.flatMap((change) =>
      change.kind === 'elementInstanceCompleted' && change.elementId !== this.process.id
        ? [change.elementId]
        : [],
    );
  }

  /** Ids of the elements that a token waits at, oldest first; a sub-process only where it has an incident itself. */
  get waitingAt(): readonly ElementId[] {
    return elementsOf(this.#state)
      .filter(
        ({ elementId, waits, incident }) =>
          incident !== undefined ||
          (waits.length > 0 && this.process.nodes.get(elementId)?.kind !== 'container'),
      )
      .map((element) => element.elementId);
  }

  /** Variables of the process itself, also after its end. */
  get variables(): JsonObject {
    const root = this.#state.processInstanceKey;
    return Object.fromEntries(
      this.#changes.flatMap((change) =>
        (change.kind === 'variableCreated' || change.kind === 'variableUpdated') &&
        String(change.scopeKey) === String(root)
          ? [[change.name, change.value] as const]
          : [],
      ),
    );
  }

  /** Incidents that are not resolved. */
  get incidents(): readonly TestIncident[] {
    const open = new Set(
      elementsOf(this.#state).flatMap(({ incident }) =>
        incident === undefined ? [] : [incident.incidentKey],
      ),
    );
    return this.#changes.flatMap((change) =>
      change.kind === 'incidentRaised' && open.has(change.incidentKey)
        ? [{ elementId: change.elementId, errorType: change.errorType, errorMessage: change.errorMessage }]
        : [],
    );
  }

  /** The oldest waiting job of a type, as a worker would get it. */
  job(type: string): TestJob {
    return this.describeJob(this.findJob(type));
  }

  completeJob(type: string, variables: JsonObject = {}): this {
    return this.execute({ kind: 'completeJob', jobKey: this.findJob(type).wait.jobKey, variables });
  }

  /** A worker could not do the job. Without `retries` one is used up; with none left an incident is raised. */
  failJob(type: string, errorMessage: string, retries?: number): this {
    const { wait } = this.findJob(type);
    return this.execute({
      kind: 'failJob',
      jobKey: wait.jobKey,
      retries: retries ?? Math.max(0, wait.retries - 1),
      errorMessage,
      variables: {},
    });
  }

  /** A worker reports a BPMN error, which an error event of the model catches by its code. */
  throwError(type: string, errorCode: string, variables: JsonObject = {}): this {
    const { jobKey } = this.findJob(type).wait;
    return this.execute({ kind: 'throwJobError', jobKey, errorCode, errorMessage: errorCode, variables });
  }

  /** A person takes over the user task, if one is named, and completes it. */
  completeUserTask(elementId: ElementId, { assignee, variables = {} }: UserTaskCompletion = {}): this {
    const { userTaskKey } = this.findUserTask(elementId).wait;
    if (assignee !== undefined)
      this.execute({ kind: 'assignUserTask', userTaskKey, assignee, allowOverride: true });
    return this.execute({ kind: 'completeUserTask', userTaskKey, variables, action: 'complete' });
  }

  /** An operator has mended the cause: every open incident is tried again. */
  resolveIncidents(): this {
    for (const { incident } of elementsOf(this.#state)) {
      if (incident === undefined) continue;
      const exhausted = incident.retry === 'job' && incident.jobKey !== undefined;
      if (exhausted) this.execute({ kind: 'updateJobRetries', jobKey: incident.jobKey, retries: 1 });
      this.execute({ kind: 'resolveIncident', incidentKey: incident.incidentKey });
    }
    return this;
  }

  setVariables(variables: JsonObject): this {
    return this.execute({ kind: 'setVariables', scopeKey: this.#state.rootKey, variables, local: true });
  }

  cancel(): this {
    return this.execute({ kind: 'cancelProcessInstance' });
  }

  /** Takes up the result of a step. Called by the engine. */
  advance(state: ExecutionState, changes: readonly Change[]): void {
    this.#state = state;
    this.#changes.push(...changes);
  }

  /** A waiting job in the form that workers get. Called by the engine for its workers. */
  describeJob({ element, wait }: FoundWait<'job'>): TestJob {
    const created = this.#changes.find(
      (change) => change.kind === 'jobCreated' && change.jobKey === wait.jobKey,
    );
    if (created?.kind !== 'jobCreated') throw new Error(`No history of the job ${wait.jobKey}.`);
    return {
      type: created.type,
      elementId: created.elementId,
      retries: wait.retries,
      headers: created.headers,
      variables: visibleVariables(this.#state, element),
    };
  }

  private execute(command: InstanceCommand): this {
    this.host.execute(this, command);
    return this;
  }

  private findJob(type: string): FoundWait<'job'> {
    const jobs = waitsOf(this.#state, 'job');
    const found = jobs.find((job) => this.describeJob(job).type === type);
    if (found !== undefined) return found;
    throw new Error(
      `No job of type "${type}" waits. Waiting: ${list(jobs.map((job) => this.describeJob(job).type))}.`,
    );
  }

  private findUserTask(elementId: ElementId): FoundWait<'userTask'> {
    const tasks = waitsOf(this.#state, 'userTask');
    const found = tasks.find(({ element }) => element.elementId === elementId);
    if (found !== undefined) return found;
    throw new Error(
      `The user task "${elementId}" is not open. Open: ${list(tasks.map(({ element }) => element.elementId))}.`,
    );
  }
}

export interface UserTaskCompletion {
  readonly assignee?: string;
  readonly variables?: JsonObject;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
