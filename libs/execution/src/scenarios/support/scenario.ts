import type { ExecutableProcess } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import { expect } from 'vitest';
import {
  applyChange,
  clusterVariableGlobals,
  restoreState,
  step,
  type AvailableDecision,
  type AvailableProcess,
  type Change,
  type Command,
  type CreateProcessInstanceCommand,
  type ElementInstance,
  type ElementInstanceKey,
  type ExecutionState,
  type IncidentErrorType,
  type MessageKey,
  type ModifyProcessInstanceCommand,
  type PlainState,
  type ClusterVariables,
  type GlobalTaskListener,
  type MappingInstruction,
  type MigrationTarget,
  type ProcessDefinitionKey,
  type ProcessInstanceKey,
  type Rejection,
  type SignalKey,
  type StepContext,
  type StepResult,
  type AdHocActivation,
  type AdHocJobResult,
  type JobResult,
  type UpdateUserTaskCommand,
  type Wait,
} from '../../index.js';
import { tellOfStep } from './observe-scenarios.js';
import { tokens, Trace } from './trace.js';

/** A Tuesday morning in winter. */
const BEGINNING = Date.parse('2026-02-03T08:00:00Z');
const FIRST_KEY = 2_251_799_813_685_249n;

const ANY_PROCESS: AvailableProcess = {
  processDefinitionKey: '2251799813684001' as ProcessDefinitionKey,
  version: 1,
  beginsWithoutTrigger: true,
};

export interface ScenarioOptions {
  readonly now?: number;
  readonly timeZone?: string;
  readonly activationLimit?: number;
  readonly variableLimit?: number;
  readonly signalLimit?: number;
  readonly callDepthLimit?: number;
  readonly globalTaskListeners?: readonly GlobalTaskListener[];
  readonly clusterVariables?: ClusterVariables;
  readonly decisions?: Readonly<Record<string, AvailableDecision>>;
  /** What call activities find; unless given, every process that they ask for. */
  readonly findProcess?: NonNullable<StepContext['resources']['process']>;
  /** What user tasks find; unless given, nobody looks at forms. */
  readonly findForm?: NonNullable<StepContext['resources']['form']>;
  /** Instead of `decisions`, where the binding matters. */
  readonly findDecision?: StepContext['resources']['decision'];
  /** The first key that it hands out; instances that know of each other need keys of their own. */
  readonly firstKey?: bigint;
}

/**
 * One process instance under test. Every step is checked beside what the scenario expects: the same input gives the
 * same bytes, replay gives the state byte for byte, the given state is untouched, and JSON in between changes nothing.
 */
export class Scenario {
  private live: ExecutionState | null = null;
  private plain: PlainState | null = null;
  readonly changes: Change[] = [];
  rejection: Rejection | null = null;
  now: number;
  private readonly trace = new Trace();
  private read = 0;
  private nextKey: bigint;
  private keysOfLastRun = 0n;
  private migrationTarget: MigrationTarget | undefined;
  /** Listeners of all user tasks, from the next step on. */
  globalTaskListeners: readonly GlobalTaskListener[] | undefined;
  /** What expressions see behind the variables, from the next step on. */
  clusterVariables: ClusterVariables | undefined;

  constructor(
    public process: ExecutableProcess,
    readonly options: ScenarioOptions = {},
  ) {
    this.now = options.now ?? BEGINNING;
    this.globalTaskListeners = options.globalTaskListeners;
    this.clusterVariables = options.clusterVariables;
    this.nextKey = options.firstKey ?? FIRST_KEY;
  }

  /** The state as plain data; null before the instance is created. */
  get state(): PlainState | null {
    this.plain ??= JSON.parse(JSON.stringify(this.live)) as PlainState | null;
    return this.plain;
  }

  /** The instance in another process, which has read what is stored: state and no history. */
  recovered(): Scenario {
    const recovered = new Scenario(this.process, this.options);
    recovered.live = fromJson(JSON.stringify(this.live));
    recovered.now = this.now;
    recovered.nextKey = this.nextKey;
    return recovered;
  }

  /** Lines of the trace since it was last asked for. */
  get happened(): readonly string[] {
    const lines = this.trace.lines.slice(this.read);
    this.read = this.trace.lines.length;
    return lines;
  }

  get tokens(): readonly string[] {
    return tokens(this.living);
  }

  get status(): ExecutionState['status'] {
    return this.living.status;
  }

  /** Variables of the process instance. */
  get variables(): JsonObject {
    return this.variablesOf(this.living.rootKey);
  }

  /** Local variables of the element, or undefined where it has none. */
  localVariables(elementId: string): JsonObject {
    return this.variablesOf(this.element(elementId).key);
  }

  /** Everything that is waited for, as kind and place. */
  get waits(): readonly string[] {
    return this.instances.flatMap((instance) =>
      instance.waits.map((wait) => `${wait.kind} ${'eventId' in wait ? wait.eventId : instance.elementId}`),
    );
  }

  get incidents(): readonly {
    readonly at: string;
    readonly type: IncidentErrorType;
    readonly message: string;
  }[] {
    return this.instances.flatMap(({ elementId, incident }) => {
      if (incident === undefined) return [];
      const raised = this.changes.find(
        (change) => change.kind === 'incidentRaised' && change.incidentKey === incident.incidentKey,
      ) as Extract<Change, { kind: 'incidentRaised' }>;
      return [{ at: elementId, type: incident.errorType, message: raised.errorMessage }];
    });
  }

  start(variables: JsonObject = {}, more: Partial<CreateProcessInstanceCommand> = {}): this {
    return this.send({
      kind: 'createProcessInstance',
      processInstanceKey: '2251799813685000' as ProcessInstanceKey,
      processDefinitionKey: '2251799813684000' as ProcessDefinitionKey,
      processDefinitionVersion: 1,
      tenantId: '<default>',
      variables,
      ...more,
    });
  }

  completeJob(elementId: string, variables: JsonObject = {}): this {
    return this.send({ kind: 'completeJob', jobKey: this.wait('job', elementId).jobKey, variables });
  }

  /** A task listener answers: it agrees unless the result says otherwise. */
  answer(elementId: string, result?: JobResult): this {
    const { jobKey } = this.wait('job', elementId);
    return this.send({
      kind: 'completeJob',
      jobKey,
      variables: {},
      ...(result === undefined ? {} : { result }),
    });
  }

  /** The worker of an ad-hoc sub-process says what begins in it, or that it is complete. */
  choose(adHocId: string, said: Partial<AdHocJobResult> = {}, variables: JsonObject = {}): this {
    const result: AdHocJobResult = {
      type: 'adHocSubProcess',
      activateElements: [],
      isCompletionConditionFulfilled: false,
      isCancelRemainingInstances: false,
      ...said,
    };
    const { jobKey } = this.wait('job', adHocId);
    return this.send({ kind: 'completeJob', jobKey, variables, result });
  }

  /** Headers of the job that was created last. */
  get lastJobHeaders(): Readonly<Record<string, string>> {
    const created = this.changes.findLast((change) => change.kind === 'jobCreated');
    return created?.headers ?? {};
  }

  /** Completes the job of that instance of the element whose local variables include the given ones. */
  completeJobOf(elementId: string, own: JsonObject, variables: JsonObject = {}): this {
    const found = this.instances.find((instance) => {
      const local = this.variablesOf(instance.key);
      return (
        instance.elementId === elementId &&
        instance.waits.some(({ kind }) => kind === 'job') &&
        Object.entries(own).every(([name, value]) => local[name] === value)
      );
    });
    const job = found?.waits.find((wait) => wait.kind === 'job');
    if (job === undefined) throw new Error(`No job of "${elementId}" has ${JSON.stringify(own)}.`);
    return this.send({ kind: 'completeJob', jobKey: job.jobKey, variables });
  }

  /** Local variables of the instance that waits at the element. */
  localVariablesOfWait(kind: Wait['kind'], elementId: string): JsonObject {
    const found = this.instances.find(
      (instance) => instance.elementId === elementId && instance.waits.some((wait) => wait.kind === kind),
    );
    if (found === undefined) throw new Error(`Nothing waits as ${kind} at "${elementId}".`);
    return this.variablesOf(found.key);
  }

  failJob(elementId: string, retries: number, retryBackOff = 0, variables: JsonObject = {}): this {
    const { jobKey } = this.wait('job', elementId);
    return this.send({
      kind: 'failJob',
      jobKey,
      retries,
      retryBackOff,
      errorMessage: 'no connection',
      variables,
    });
  }

  /** The worker does not say how long the job is to wait. */
  failJobWithoutBackOff(elementId: string, retries: number): this {
    const { jobKey } = this.wait('job', elementId);
    return this.send({ kind: 'failJob', jobKey, retries, errorMessage: 'no connection', variables: {} });
  }

  throwError(
    elementId: string,
    errorCode: string,
    variables: JsonObject = {},
    errorMessage = 'broken',
  ): this {
    const { jobKey } = this.wait('job', elementId);
    return this.send({ kind: 'throwJobError', jobKey, errorCode, errorMessage, variables });
  }

  updateRetries(elementId: string, retries: number): this {
    return this.send({ kind: 'updateJobRetries', jobKey: this.wait('job', elementId).jobKey, retries });
  }

  assign(elementId: string, assignee: string | null, allowOverride = true): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'assignUserTask', userTaskKey, assignee, allowOverride });
  }

  delegate(elementId: string, delegate: string, heldBy: string): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'delegateUserTask', userTaskKey, delegate, heldBy });
  }

  resolve(elementId: string, heldBy: string | null, variables: JsonObject = {}): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'resolveUserTask', userTaskKey, heldBy, variables });
  }

  recall(elementId: string, owner: string): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'recallUserTask', userTaskKey, owner });
  }

  update(elementId: string, changes: Omit<UpdateUserTaskCommand, 'kind' | 'userTaskKey'>): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'updateUserTask', userTaskKey, ...changes });
  }

  completeTask(elementId: string, variables: JsonObject = {}): this {
    const { userTaskKey } = this.wait('userTask', elementId);
    return this.send({ kind: 'completeUserTask', userTaskKey, variables, action: 'complete' });
  }

  /** Moves the clock to the moment at which the event's timer is due, and fires it. */
  fireTimer(eventId: string): this {
    const timer = this.wait('timer', eventId);
    this.now = Math.max(this.now, timer.dueAt);
    return this.send({ kind: 'triggerTimer', timerKey: timer.timerKey });
  }

  /** When the event's timer is due, in UTC. */
  dueAt(eventId: string): string {
    return new Date(this.wait('timer', eventId).dueAt).toISOString();
  }

  correlate(eventId: string, variables: JsonObject = {}): this {
    const { subscriptionKey } = this.wait('message', eventId);
    return this.send({
      kind: 'correlateMessage',
      subscriptionKey,
      messageKey: '2251799813600000' as MessageKey,
      variables,
    });
  }

  /** A broadcast signal reaches the subscription of the event. */
  signal(eventId: string, variables: JsonObject = {}): this {
    const { subscriptionKey } = this.wait('signal', eventId);
    return this.send({
      kind: 'triggerSignal',
      subscriptionKey,
      signalKey: '2251799813600001' as SignalKey,
      variables,
    });
  }

  setVariables(
    variables: JsonObject,
    options: { readonly at?: string; readonly local?: boolean } = {},
  ): this {
    const scopeKey = options.at === undefined ? this.living.rootKey : this.element(options.at).key;
    return this.send({ kind: 'setVariables', scopeKey, variables, local: options.local ?? false });
  }

  resolveIncident(elementId: string, retries?: number): this {
    const incidentKey = this.instances.find(
      (instance) => instance.elementId === elementId && instance.incident !== undefined,
    )!.incident!.incidentKey;
    return this.send({ kind: 'resolveIncident', incidentKey, ...(retries === undefined ? {} : { retries }) });
  }

  /** The instance that the call activity started tells that it has completed. */
  completeCalled(elementId: string, variables: JsonObject = {}): this {
    const { calledProcessInstanceKey } = this.wait('calledProcess', elementId);
    return this.send({ kind: 'completeCalledProcess', calledProcessInstanceKey, variables });
  }

  /** The instance that the call activity started cannot be created. */
  refuseCalled(elementId: string, reason: string): this {
    const { calledProcessInstanceKey } = this.wait('calledProcess', elementId);
    return this.send({ kind: 'refuseCalledProcess', calledProcessInstanceKey, reason });
  }

  throwFromCalled(elementId: string, errorCode: string, variables: JsonObject = {}): this {
    const { calledProcessInstanceKey } = this.wait('calledProcess', elementId);
    const errorMessage = 'broken';
    return this.send({
      kind: 'throwCalledProcessError',
      calledProcessInstanceKey,
      errorCode,
      errorMessage,
      variables,
    });
  }

  escalateFromCalled(elementId: string, escalationCode: string, variables: JsonObject = {}): this {
    const { calledProcessInstanceKey } = this.wait('calledProcess', elementId);
    return this.send({
      kind: 'throwCalledProcessEscalation',
      calledProcessInstanceKey,
      escalationCode,
      variables,
    });
  }

  /** Lets elements of an ad-hoc sub-process run. */
  activate(
    adHocId: string,
    chosen: readonly (string | AdHocActivation)[],
    cancelRemainingInstances = false,
  ): this {
    const elementInstanceKey = this.element(adHocId).key;
    const elements = chosen.map((one) => (typeof one === 'string' ? { elementId: one, variables: {} } : one));
    return this.send({
      kind: 'activateAdHocActivities',
      elementInstanceKey,
      elements,
      cancelRemainingInstances,
    });
  }

  /** Sets and takes away tokens by hand; elements are named by id, instances by key. */
  modify(instructions: Partial<Omit<ModifyProcessInstanceCommand, 'kind'>>): this {
    return this.send({
      kind: 'modifyProcessInstance',
      activateInstructions: [],
      moveInstructions: [],
      terminateInstructions: [],
      ...instructions,
    });
  }

  suspend(includeCalledInstances = false): this {
    return this.send({ kind: 'suspendProcessInstance', includeCalledInstances });
  }

  resume(includeCalledInstances = false): this {
    return this.send({ kind: 'resumeProcessInstance', includeCalledInstances });
  }

  /**
   * Moves the instance to another process: elements go on as the mapping says, source to target id. Where it is
   * refused, the instance stays where it is.
   */
  migrate(target: ExecutableProcess, mapping: Readonly<Record<string, string>> = {}): this {
    return this.migrateBy(target, instructionsOf(mapping));
  }

  migrateBy(target: ExecutableProcess, mappingInstructions: readonly MappingInstruction[]): this {
    const version = this.living.processDefinitionVersion + 1;
    const processDefinitionKey = String(2_251_799_813_684_000 + version) as ProcessDefinitionKey;
    this.migrationTarget = { processDefinitionKey, version, process: target };
    this.send({
      kind: 'migrateProcessInstance',
      targetProcessDefinitionKey: processDefinitionKey,
      mappingInstructions,
    });
    if (this.rejection === null) this.process = target;
    return this;
  }

  /** The same command once more, to where the instance is already. */
  migrateAgain(mapping: Readonly<Record<string, string>>): this {
    const targetProcessDefinitionKey = this.living.processDefinitionKey;
    const mappingInstructions = instructionsOf(mapping);
    return this.send({ kind: 'migrateProcessInstance', targetProcessDefinitionKey, mappingInstructions });
  }

  /** What stood in the way of the last migration, as element and rule. */
  get refusals(): readonly string[] {
    const problems = this.rejection?.migrationProblems ?? [];
    return problems.map(({ elementId, rule }) => `${elementId}: ${rule}`);
  }

  cancel(): this {
    return this.send({ kind: 'cancelProcessInstance' });
  }

  send(command: Command): this {
    const before = this.live;
    const bytesBefore = JSON.stringify(before);
    const result = this.run(before, command);
    const again = this.run(fromJson(bytesBefore), command);
    expect(JSON.stringify(again), 'the same input gives the same bytes').toBe(JSON.stringify(result));
    expect(JSON.stringify(before), 'the given state is untouched').toBe(bytesBefore);
    if (!result.ok) {
      this.rejection = result.rejection;
      return this;
    }
    this.rejection = null;
    this.accept(result.state, result.changes);
    return this;
  }

  element(elementId: string): ElementInstance {
    const instance = this.instances.find((candidate) => candidate.elementId === elementId);
    if (instance === undefined)
      throw new Error(`No token stands on "${elementId}", but on ${this.tokens.join(', ')}.`);
    return instance;
  }

  /** All living instances of the element, the oldest first. */
  elements(elementId: string): readonly ElementInstance[] {
    return this.instances.filter((candidate) => candidate.elementId === elementId);
  }

  private accept(state: ExecutionState, changes: readonly Change[]): void {
    const replayed = changes.reduce<ExecutionState | null>(applyChange, this.live);
    expect(JSON.stringify(replayed), 'replay gives the state byte for byte').toBe(JSON.stringify(state));
    if (this.live !== null && !changes.some(touchesVariables(this.live))) {
      expect(state.variables, 'unchanged variables are shared').toBe(this.live.variables);
    }
    this.nextKey += this.keysOfLastRun;
    this.live = state;
    this.plain = null;
    this.changes.push(...changes);
    this.trace.add(changes);
    tellOfStep({ process: this.process, instance: this, changes });
  }

  private run(state: ExecutionState | null, command: Command): StepResult {
    let key = this.nextKey;
    const context: StepContext = {
      now: this.now,
      timeZone: this.options.timeZone ?? 'Europe/Berlin',
      // Other values in each step, and the same ones where it is run again.
      randomSeed: Uint32Array.of(Number(BigInt.asUintN(32, this.nextKey)), Number(this.nextKey >> 32n)),
      ...(this.globalTaskListeners === undefined ? {} : { globalTaskListeners: this.globalTaskListeners }),
      globals: this.clusterVariables && clusterVariableGlobals(this.clusterVariables),
      keys: { next: () => String(key++) },
      resources: {
        decision: this.options.findDecision ?? ((decisionId) => this.options.decisions?.[decisionId]),
        process: this.options.findProcess ?? (() => ANY_PROCESS),
        ...(this.options.findForm === undefined ? {} : { form: this.options.findForm }),
      },
      ...(this.options.activationLimit === undefined
        ? {}
        : { activationLimit: this.options.activationLimit }),
      ...(this.migrationTarget === undefined ? {} : { migrationTarget: this.migrationTarget }),
      ...(this.options.variableLimit === undefined ? {} : { variableLimit: this.options.variableLimit }),
      ...(this.options.signalLimit === undefined ? {} : { signalLimit: this.options.signalLimit }),
      ...(this.options.callDepthLimit === undefined ? {} : { callDepthLimit: this.options.callDepthLimit }),
    };
    const result = step(this.process, state, command, context);
    this.keysOfLastRun = key - this.nextKey;
    return result;
  }

  private get living(): ExecutionState {
    if (this.live === null) throw new Error('The instance was not created.');
    return this.live;
  }

  private get instances(): readonly ElementInstance[] {
    return this.living.elementInstances.values();
  }

  private variablesOf(scopeKey: ElementInstanceKey): JsonObject {
    const entries = Object.entries(this.living.variables.get(scopeKey) ?? {});
    return Object.fromEntries(entries.map(([name, variable]): [string, JsonValue] => [name, variable.value]));
  }

  wait<Kind extends Wait['kind']>(kind: Kind, at: string): Extract<Wait, { readonly kind: Kind }> {
    for (const instance of this.instances) {
      for (const wait of instance.waits) {
        const place = 'eventId' in wait ? wait.eventId : instance.elementId;
        if (wait.kind === kind && place === at) return wait as Extract<Wait, { readonly kind: Kind }>;
      }
    }
    throw new Error(`Nothing waits as ${kind} at "${at}", only: ${this.waits.join(', ')}.`);
  }
}

function fromJson(text: string): ExecutionState | null {
  const plain = JSON.parse(text) as PlainState | null;
  return plain === null ? null : restoreState(plain);
}

function instructionsOf(mapping: Readonly<Record<string, string>>): readonly MappingInstruction[] {
  return Object.entries(mapping).map(([sourceElementId, targetElementId]) => ({
    sourceElementId,
    targetElementId,
  }));
}

/** Ending scopes take their local variables with them; anything else that changes variables says so. */
function touchesVariables(before: ExecutionState): (change: Change) => boolean {
  return (change) =>
    change.kind === 'variableCreated' ||
    change.kind === 'variableUpdated' ||
    ((change.kind === 'elementInstanceCompleted' || change.kind === 'elementInstanceTerminated') &&
      before.variables.get(change.elementInstanceKey) !== undefined);
}
