import type { ElementId, ExecutableProcess } from '@vorgang/bpmn';
import {
  clusterVariableGlobals,
  step,
  type Causation,
  type Change,
  type ClusterVariables,
  type Command,
  type InstanceCommand,
  type MessageKey,
  type ProcessDefinitionKey,
  type ProcessInstanceKey,
  type SignalKey,
  type StartTrigger,
  type StepContext,
} from '@vorgang/execution';
import { createRandomSource, type EvaluationOptions, type JsonObject } from '@vorgang/feel';
import { CallDeliveries, findCalledProcess, isStillExpected, type CallDelivery } from './called-processes.js';
import { CoverageCollector } from './coverage.js';
import { deployResources, type DeployedResources, type TestResource } from './deploy-resources.js';
import { doJob } from './do-job.js';
import { afterStart, nextDueWork, type DueWork } from './due-work.js';
import { MessageBuffer, type PublishedMessage, type TestMessage } from './messages.js';
import { TestChance } from './test-chance.js';
import { TestClock } from './test-clock.js';
import { TestInstance } from './test-instance.js';
import { createTestKeys } from './test-keys.js';
import {
  deliveriesOf,
  isStillAwaited,
  signalsThrownIn,
  type SignalDelivery,
  type TestSignal,
} from './signals.js';
import {
  findConditionalStarts,
  findMessageStart,
  scheduleTimerStarts,
  type TimerStart,
} from './triggered-starts.js';
import { waitsOf } from './waits.js';
import type { TestWorker } from './workers.js';

/** The limits of the engine against loops; what exceeds one becomes an incident, as there. */
export interface TestLimits {
  /** Elements that one step may activate (`ACTIVATIONS_PER_STEP`); 10,000 unless given. */
  readonly activationLimit?: number;
  /** Signals in a chain that goes round without a wait (`SIGNALS_PER_CAUSE`); 1,000 unless given. */
  readonly signalLimit?: number;
  /** Called instances inside each other (`CALL_DEPTH`); 1,000 unless given. */
  readonly callDepthLimit?: number;
}

export interface TestEngineOptions {
  /** BPMN, DMN and form files to deploy. */
  readonly resources: readonly TestResource[];
  /** ISO 8601 date and time at which the scenario begins; 2027-03-01T08:00 unless given. */
  readonly startAt?: string;
  /** IANA time zone of the tenant; `Europe/Berlin` unless given. */
  readonly timeZone?: string;
  /** What `uuid()` and `random number()` come from; another number gives other values. 1 unless given. */
  readonly randomSeed?: number;
  /** What models may demand; the engine's own limits unless given. Set those of your installation. */
  readonly limits?: TestLimits;
  /** What expressions find in `camunda.vars`: settings of the installation (`cluster`) and of the tenant. */
  readonly clusterVariables?: Partial<ClusterVariables>;
  /** Shared by the engines of a file, to see what its scenarios leave out together. */
  readonly coverage?: CoverageCollector;
}

export interface StartOptions {
  readonly variables?: JsonObject;
  /** A start event with a timer or message; absent: the one without trigger. */
  readonly startEventId?: ElementId;
}

/** Acts of workers in a row before a scenario is taken for an endless loop. */
const MAXIMUM_REACTIONS = 10_000;

/**
 * Deploys files into an engine that lives in memory and runs by the same core as the real one.
 * Nothing happens by itself: time passes with {@link TestEngine.advance}, jobs are done by the scenario or its workers.
 *
 * @example
 * const engine = await createTestEngine({ resources: [new URL('./order.bpmn', import.meta.url)] });
 * const instance = engine.start('order', { variables: { orderId: '4711' } }).completeJob('ship');
 * engine.advance('P14D');
 * assertThat(instance).hasPassed('ship', 'two-weeks-later').isCompleted();
 *
 * @throws Error that lists what is wrong with a file
 */
export async function createTestEngine(options: TestEngineOptions): Promise<TestEngine> {
  const resources = await deployResources(options.resources);
  const clock = new TestClock(options.startAt ?? '2027-03-01T08:00', options.timeZone ?? 'Europe/Berlin');
  const chance = new TestChance(options.randomSeed ?? 1);
  return new TestEngine(
    resources,
    clock,
    chance,
    options.coverage ?? new CoverageCollector(),
    options.limits,
    options.clusterVariables,
  );
}

/** An engine for scenarios; see {@link createTestEngine}. */
export class TestEngine {
  readonly #keys = createTestKeys();
  readonly #globals: JsonObject;
  readonly #messages = new MessageBuffer();
  readonly #workers = new Map<string, TestWorker>();
  readonly #instances: TestInstance[] = [];
  #signals: readonly SignalDelivery[] = [];
  readonly #calls = new CallDeliveries();
  #timerStarts: readonly TimerStart[];
  /** When failed jobs may be tried again, by their key. */
  readonly #backOffs = new Map<string, number>();
  /** Instances that a message with a correlation key started: a second one waits for their end. */
  readonly #startedByMessage = new Map<
    TestInstance,
    { readonly name: string; readonly correlationKey: string }
  >();

  constructor(
    private readonly resources: DeployedResources,
    private readonly clock: TestClock,
    private readonly chance: TestChance,
    readonly coverage: CoverageCollector,
    private readonly limits: TestLimits = {},
    { cluster = {}, tenant = {} }: Partial<ClusterVariables> = {},
  ) {
    this.#globals = clusterVariableGlobals({ cluster, tenant });
    for (const [processId, xml] of resources.models) coverage.addModel(processId, xml);
    this.#timerStarts = [...resources.processes.values()].flatMap((process) =>
      scheduleTimerStarts(process, this.evaluation),
    );
  }

  /** Milliseconds since 1970 UTC. */
  get now(): number {
    return this.clock.now;
  }

  /** Every instance of the scenario, in the order of their start. */
  get instances(): readonly TestInstance[] {
    return this.#instances;
  }

  /** Does all jobs of a type from now on, those that already wait included. */
  worker(type: string, work: TestWorker): this {
    this.#workers.set(type, work);
    this.react();
    return this;
  }

  /** Starts an instance and runs it until every token waits. */
  start(processId: ElementId, { variables = {}, startEventId }: StartOptions = {}): TestInstance {
    const instance = this.create(this.processOf(processId), variables, startEventId);
    this.react();
    return instance;
  }

  /** Publishes a message: it reaches each process once, now or, with a time to live, as soon as one waits for it. */
  publishMessage({ name, correlationKey, variables = {}, timeToLive }: TestMessage): this {
    const message: PublishedMessage = {
      messageKey: this.#keys.next() as MessageKey,
      name,
      correlationKey,
      variables,
      expiresAt: timeToLive === undefined ? this.clock.now : this.clock.after(timeToLive),
      reached: new Set(),
    };
    this.deliver(message);
    this.#messages.add(message);
    this.react();
    return this;
  }

  /** Broadcasts a signal: everything that waits for its name hears it now; it waits for nobody. */
  broadcastSignal({ name, variables = {} }: TestSignal): this {
    this.broadcast({ name, variables, signalKey: this.#keys.next() as SignalKey });
    this.react();
    return this;
  }

  /** Starts an instance at each conditional start event whose condition holds with the given variables. */
  evaluateConditions(variables: JsonObject): this {
    const options = { ...this.evaluation, random: createRandomSource(this.chance.nextSeed()) };
    for (const process of this.resources.processes.values()) {
      for (const start of findConditionalStarts(process, variables, options)) {
        this.create(process, variables, start.id);
      }
    }
    this.react();
    return this;
  }

  /**
   * Lets time pass. Timers fire in the order in which they are due, each at its own moment; those of start events
   * start instances, which {@link TestEngine.instances} lists.
   * @param duration ISO 8601 duration, such as `P14D`
   */
  advance(duration: string): this {
    const until = this.clock.after(duration);
    for (let due = this.nextDue(until); due !== undefined; due = this.nextDue(until)) {
      this.clock.moveTo(due.dueAt);
      if (due.kind === 'job') {
        this.endBackOffs();
      } else if (due.kind === 'timer') {
        this.apply(due.instance, { kind: 'triggerTimer', timerKey: due.timer.wait.timerKey });
      } else {
        this.#timerStarts = afterStart(this.#timerStarts, due.start, this.clock.timeZone);
        this.create(due.start.process, {}, due.start.startEventId);
      }
      this.react();
    }
    this.clock.moveTo(until);
    this.react();
    return this;
  }

  private nextDue(until: number): DueWork | undefined {
    return nextDueWork(this.#instances, this.#timerStarts, this.#backOffs.values(), until);
  }

  private keepBackOff(changes: readonly Change[]): void {
    const failed = changes.find((change) => change.kind === 'jobFailed');
    if (failed === undefined || failed.retries === 0 || failed.retryAt <= this.clock.now) return;
    this.#backOffs.set(failed.jobKey, failed.retryAt);
  }

  private endBackOffs(): void {
    for (const [jobKey, until] of this.#backOffs) if (until <= this.clock.now) this.#backOffs.delete(jobKey);
  }

  private create(
    process: ExecutableProcess,
    variables: JsonObject,
    startEventId?: ElementId,
    trigger: {
      readonly messageKey?: MessageKey;
      readonly startTrigger?: StartTrigger;
      readonly causation?: Causation;
    } = {},
    called?: Pick<CallDelivery & { kind: 'start' }, 'processInstanceKey' | 'parent'>,
  ): TestInstance {
    const command: Command = {
      kind: 'createProcessInstance',
      processInstanceKey: called?.processInstanceKey ?? (this.#keys.next() as ProcessInstanceKey),
      processDefinitionKey: process.id as ProcessDefinitionKey,
      processDefinitionVersion: 1,
      tenantId: '<default>',
      variables,
      startEventId,
      ...trigger,
      parent: called?.parent,
    };
    const result = step(process, null, command, this.context());
    if (!result.ok) throw new Error(`"${process.id}" did not start: ${result.rejection.message}`);
    this.coverage.record(process, result.changes);
    const host = { execute: (on: TestInstance, next: InstanceCommand) => this.execute(on, next) };
    const instance = new TestInstance(process, result.state, result.changes, host);
    this.#instances.push(instance);
    this.#calls.add(instance, result.changes, trigger.causation);
    this.broadcastThrown(result.changes);
    return instance;
  }

  private execute(instance: TestInstance, command: InstanceCommand): void {
    this.apply(instance, command);
    this.react();
  }

  private apply(instance: TestInstance, command: InstanceCommand): readonly Change[] {
    const result = step(instance.process, instance.state, command, this.context());
    if (!result.ok) throw new Error(`${command.kind} was refused: ${result.rejection.message}`);
    this.coverage.record(instance.process, result.changes);
    instance.advance(result.state, result.changes);
    this.#calls.add(instance, result.changes, 'causation' in command ? command.causation : undefined);
    this.broadcastThrown(result.changes);
    return result.changes;
  }

  /** Lets workers and waiting messages act until nothing more follows. */
  private react(): void {
    for (let reactions = 0; reactions < MAXIMUM_REACTIONS; reactions += 1) {
      if (this.deliverNextCall()) continue;
      const delivered = this.#messages.waiting(this.clock.now).some((message) => this.deliver(message));
      if (!delivered && !this.deliverNextSignal() && !this.doNextJob()) return;
    }
    throw new Error(`The scenario does not come to rest: ${MAXIMUM_REACTIONS} jobs and messages in a row.`);
  }

  private broadcastThrown(changes: readonly Change[]): void {
    for (const signal of signalsThrownIn(changes)) this.broadcast(signal);
  }

  private broadcast(signal: Parameters<typeof deliveriesOf>[0]): void {
    const deliveries = deliveriesOf(
      signal,
      this.resources.processes.values(),
      this.#instances,
      this.evaluation,
    );
    this.#signals = [...this.#signals, ...deliveries];
  }

  private deliverNextSignal(): boolean {
    const [delivery, ...others] = this.#signals;
    if (delivery === undefined) return false;
    this.#signals = others;
    const { causation } = delivery;
    const caused = causation === undefined ? {} : { causation };
    if (delivery.kind === 'start') {
      const startTrigger = { kind: 'signal', name: delivery.signalName } as const;
      this.create(delivery.process, delivery.variables, delivery.startEventId, {
        startTrigger,
        ...caused,
      });
    } else if (isStillAwaited(delivery)) {
      const { subscriptionKey, signalKey, variables } = delivery;
      this.apply(delivery.instance, {
        kind: 'triggerSignal',
        subscriptionKey,
        signalKey,
        variables,
        ...caused,
      });
    }
    return true;
  }

  private deliverNextCall(): boolean {
    const delivery = this.#calls.next();
    if (delivery === undefined) return false;
    if (delivery.kind === 'start') {
      const { processId, variables, causation } = delivery;
      const trigger = causation === undefined ? {} : { causation };
      this.create(this.processOf(processId), variables, undefined, trigger, delivery);
      return true;
    }
    const receiver = this.#instances.find(({ state }) => state.processInstanceKey === delivery.receiver);
    if (receiver !== undefined && isStillExpected(receiver, delivery.command)) {
      this.apply(receiver, delivery.command);
    }
    return true;
  }

  private doNextJob(): boolean {
    for (const instance of this.#instances) {
      for (const job of waitsOf(instance.state, 'job')) {
        const work = this.#workers.get(instance.describeJob(job).type);
        if (work === undefined || job.wait.retries === 0 || job.element.incident !== undefined) continue;
        if (this.#backOffs.has(job.wait.jobKey)) continue;
        const command = doJob(instance, job, work, (duration) => this.clock.after(duration) - this.clock.now);
        this.keepBackOff(this.apply(instance, command));
        return true;
      }
    }
    return false;
  }

  /** @returns whether the message reached anything that it had not reached before */
  private deliver(message: PublishedMessage): boolean {
    const before = message.reached.size;
    for (const process of this.resources.processes.values()) {
      if (message.reached.has(process.id)) continue;
      if (this.startByMessage(process, message) || this.correlate(process, message))
        message.reached.add(process.id);
    }
    return message.reached.size > before;
  }

  private startByMessage(process: ExecutableProcess, message: PublishedMessage): boolean {
    const start = findMessageStart(process, message.name, this.evaluation);
    if (start === undefined || this.isStillRunning(process, message)) return false;
    const { messageKey, name } = message;
    const trigger = { messageKey, startTrigger: { kind: 'message', name } } as const;
    const instance = this.create(process, message.variables, start.id, trigger);
    this.#startedByMessage.set(instance, message);
    return true;
  }

  /** Source: Camunda 8 documentation, "Messages", section "Message correlation overview". */
  private isStillRunning(process: ExecutableProcess, { name, correlationKey }: PublishedMessage): boolean {
    if (correlationKey === '') return false;
    return [...this.#startedByMessage].some(
      ([instance, by]) =>
        instance.process === process &&
        instance.status === 'ACTIVE' &&
        by.name === name &&
        by.correlationKey === correlationKey,
    );
  }

  private correlate(process: ExecutableProcess, message: PublishedMessage): boolean {
    for (const instance of this.#instances) {
      if (instance.process !== process) continue;
      const found = waitsOf(instance.state, 'message').find(
        ({ wait }) => wait.messageName === message.name && wait.correlationKey === message.correlationKey,
      );
      if (found === undefined) continue;
      const { messageKey, variables } = message;
      this.apply(instance, {
        kind: 'correlateMessage',
        subscriptionKey: found.wait.subscriptionKey,
        messageKey,
        variables,
      });
      return true;
    }
    return false;
  }

  private processOf(processId: ElementId): ExecutableProcess {
    const process = this.resources.processes.get(processId);
    if (process !== undefined) return process;
    const known = [...this.resources.processes.keys()].join(', ') || 'none';
    throw new Error(`The process "${processId}" is not deployed. Deployed: ${known}.`);
  }

  /** For expressions of start events, which are no part of a step. */
  private get evaluation(): EvaluationOptions {
    return { now: this.clock.now, timeZone: this.clock.timeZone, globals: this.#globals };
  }

  private context(): StepContext {
    return {
      now: this.clock.now,
      timeZone: this.clock.timeZone,
      globals: this.#globals,
      randomSeed: this.chance.nextSeed(),
      keys: this.#keys,
      ...this.limits,
      resources: {
        process: (processId, binding) => findCalledProcess(this.resources.processes, processId, binding),
        decision: (decisionId) => {
          const model = this.resources.decisions.get(decisionId);
          return model && { decisionDefinitionKey: decisionId, model };
        },
        form: (formId) => (this.resources.formIds.has(formId) ? { formKey: formId } : undefined),
      },
    };
  }
}
