import { parseProcessModel, type ExecutableProcess } from '@vorgang/bpmn';
import {
  applyChange,
  type ExecutionState,
  type PlainState,
  type ProcessInstanceKey,
} from '@vorgang/execution';
import { canonicalJson, joinState, readHistory, stateColumns, type StateRow } from '@vorgang/storage';
import type { JsonValue } from '@vorgang/feel';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { drawProcess } from '../../../execution/src/scenarios/support/draw-process.js';
import { randomModel } from '../../../execution/src/scenarios/support/random-model.js';
import type { CallContext, DeploymentFile, Engine } from '../contract.js';
import { isConnectionError } from '../database/retry.js';
import { EngineError } from '../errors.js';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  TENANT,
  until,
  type TestInstallation,
} from '../testing/installation.js';

/** `npm run nightly` names one. Of the others, 7 drew processes that run in a circle with most values of their variables. */
const { VORGANG_PROPERTY_SEED: givenSeed } = process.env;
const SEEDS = givenSeed === undefined ? [43, 7] : [Number(givenSeed)];
/** A process that runs in a circle is held soon: a step of ten thousand activations would outlive every connection. */
const LIMITS = { activationLimit: 60, signalLimit: 20 };
const MODELS = 16;
const COMMANDS = 100;
const CLIENTS = 6;
const VARIABLES = { key: 'k', clerk: 'ada', items: [1, 2, 3] };

/** What clients ask for, at random: what, of which of the things there are, and with which value. */
function randomChoices(seed: number) {
  return fc.sample(fc.record({ what: fc.nat(11), which: fc.nat(1_000), x: fc.integer({ min: 0, max: 9 }) }), {
    seed,
    numRuns: COMMANDS,
  });
}
type Choice = ReturnType<typeof randomChoices>[number];

let installation: TestInstallation;
/** Takes the commands; another takes its place again and again. */
let node: Engine;
let processIds: readonly string[];

afterEach(() => installation.stop());

/** A database of its own with random processes, and a node. */
async function prepare(seed: number): Promise<void> {
  installation = await startInstallation();
  node = await installation.startEngine({ limits: LIMITS });
  const files = await randomFiles(seed);
  processIds = files.map(({ name }) => name.replace('.bpmn', ''));
  const called = processFile('called', startToEnd(serviceTask('work', 'called-work'), ['work']));
  await node.deploy(callBy('designer'), [...files, called]);
}

/** Signals reach everything that waits for them: processes that throw some would be busy with each other. */
function throwsSignal(model: ExecutableProcess): boolean {
  return [...model.nodes.values()].some(
    (node) =>
      'position' in node && node.position === 'throw' && JSON.stringify(node).includes('"kind":"signal"'),
  );
}

/** Random processes that the rules of deployment accept. */
async function randomFiles(seed: number): Promise<readonly DeploymentFile[]> {
  const files: DeploymentFile[] = [];
  for (const model of fc.sample(randomModel, { seed, numRuns: MODELS * 4 })) {
    if (throwsSignal(model)) continue;
    const name = `random-${files.length}.bpmn`;
    const xml = drawProcess(model).replace(
      `<process id="${model.id}"`,
      `<process id="random-${files.length}"`,
    );
    if ((await parseProcessModel(xml, name)).ok) files.push({ name, content: new TextEncoder().encode(xml) });
    if (files.length === MODELS) break;
  }
  return files;
}

/** Every step adds to it. */
async function stepsSoFar(): Promise<number> {
  const { rows } = await installation.owner.query<{ steps: string }>(
    'select coalesce(sum(history_sequence), 0) as steps from process_instance',
  );
  return Number(rows[0]!.steps);
}

/**
 * The steps that must come between two cuts: one that nobody could take would show nothing, and a signal that hundreds
 * of subscriptions of one instance wait for would not be through in an hour with one step between two cuts.
 */
async function stepsBetweenCuts(): Promise<number> {
  const { rows } = await installation.owner.query<{ count: string }>('select count(*) from outbox_command');
  return Math.max(1, Math.ceil(Number(rows[0]!.count) / 20));
}

/** A program whose connection is cut while it starts ends, and is started again. */
async function startNode(): Promise<Engine> {
  for (;;) {
    try {
      return await installation.startEngine({ limits: LIMITS });
    } catch (error) {
      if (!isConnectionError(error)) throw error;
    }
  }
}

/** Cuts connections between statements, and ends engines while they are at work: a new one takes the place of each. */
async function storm(goesOn: () => boolean): Promise<void> {
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const cutting = async (): Promise<void> => {
    for (let turn = 1; goesOn(); turn += 1) {
      await installation.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'vorgang-%' and pid % 4 = $1`,
        [turn % 4],
      );
      const enough = (await stepsSoFar()) + (await stepsBetweenCuts());
      await pause(60);
      for (let wait = 0; wait < 100 && goesOn() && (await stepsSoFar()) < enough; wait += 1) await pause(20);
    }
  };
  const replacing = async (): Promise<void> => {
    while (goesOn()) {
      await pause(1_500);
      const old = node;
      node = await startNode();
      await old.close();
    }
  };
  await Promise.all([cutting(), replacing()]);
}

/** Repeats a command until it is answered: what the engine refuses is an answer, a broken connection is none. */
async function answered(call: CallContext, command: (engine: Engine) => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await command(node);
      return;
    } catch (error) {
      if (error instanceof EngineError && error.status < 500) return;
      if (attempt === 200) throw new Error(`${call.idempotencyKey} got no answer.`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The key of one of the open things of a kind. */
async function oneOf(statement: string, { which }: Choice): Promise<string | undefined> {
  const { rows } = await installation.owner.query<{ key: string }>(`${statement} order by 1`);
  return rows[which % Math.max(rows.length, 1)]?.key;
}

async function carryOut(choice: Choice, call: CallContext): Promise<void> {
  const { what, which, x } = choice;
  const tell = (command: (engine: Engine) => Promise<unknown>) => answered(call, command);
  const running =
    "select process_instance_key as key from process_instance where state in ('ACTIVE', 'SUSPENDED')";
  const told = async <Key>(statement: string, command: (engine: Engine, key: Key) => Promise<unknown>) => {
    const key = await oneOf(statement, choice);
    if (key !== undefined) await tell((engine) => command(engine, key as Key));
  };
  switch (what) {
    case 0:
    case 1:
    case 2: {
      const processDefinitionId = processIds[which % processIds.length]!;
      const variables = { x, ...VARIABLES };
      return tell((engine) =>
        engine.createProcessInstance(call, { definition: { processDefinitionId }, variables }),
      );
    }
    case 3:
    case 4:
    case 5:
      return tell((engine) => work(engine, choice, call));
    case 6:
      return told<Parameters<Engine['completeUserTask']>[1]>(
        "select user_task_key as key from user_task where state = 'CREATED'",
        (engine, key) => engine.completeUserTask(call, key, { x }, 'complete'),
      );
    case 7:
      return tell((engine) =>
        engine.publishMessage(call, {
          name: 'letter',
          correlationKey: 'k',
          timeToLive: 0,
          messageId: call.idempotencyKey,
          variables: { x },
        }),
      );
    case 8:
      return tell((engine) => engine.broadcastSignal(call, { name: 'alarm', variables: { x } }));
    case 9:
      return told<Parameters<Engine['setVariables']>[1]>(running, (engine, key) =>
        engine.setVariables(call, key, { x }, false),
      );
    case 10:
      return told<Parameters<Engine['resolveIncident']>[1]>(
        "select incident_key as key from incident where state = 'ACTIVE'",
        (engine, key) => engine.resolveIncident(call, key),
      );
    default:
      return told<ProcessInstanceKey>(running, (engine, key) => {
        if (x < 2) return engine.cancelProcessInstance(call, key);
        return x < 6 ? engine.suspendProcessInstance(call, key) : engine.resumeProcessInstance(call, key);
      });
  }
}

/** Takes some jobs of one kind and completes them, lets them fail, or throws an error. */
async function work(engine: Engine, { which, x }: Choice, call: CallContext): Promise<void> {
  const { rows } = await installation.owner.query<{ type: string }>(
    "select distinct type from job where state in ('CREATED', 'FAILED') order by 1",
  );
  const type = rows[which % Math.max(rows.length, 1)]?.type;
  if (type === undefined) return;
  const jobs = await engine.activateJobs({
    type,
    worker: call.actor.id,
    tenantIds: [TENANT],
    maxJobsToActivate: 4,
    timeout: 600_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: call.actor,
  });
  for (const { jobKey } of jobs) {
    const part = { ...call, idempotencyKey: `${call.idempotencyKey}-${jobKey}` };
    await answered(part, (current) => {
      if (x === 0)
        return current.throwJobError(part, jobKey, { errorCode: 'E1', errorMessage: '', variables: {} });
      if (x === 1)
        return current.failJob(part, jobKey, {
          retries: 0,
          retryBackOff: 0,
          errorMessage: 'no',
          variables: {},
        });
      return current.completeJob(part, jobKey, { x });
    });
  }
}

/** What is told to a suspended instance waits for it to go on. */
async function resumeAll(): Promise<void> {
  const { rows } = await installation.owner.query<{ key: ProcessInstanceKey }>(
    "select process_instance_key as key from process_instance where state = 'SUSPENDED'",
  );
  for (const { key } of rows) {
    const call = callBy('clerk', `resume-${key}`);
    await answered(call, (engine) => engine.resumeProcessInstance(call, key));
  }
}

interface StoredRow extends StateRow {
  readonly key: ProcessInstanceKey;
  readonly history_sequence: string;
}

/** In the form that the history is written in, which has one order of names: so that equal states are equal texts. */
function textOf(state: ExecutionState | null): string {
  return canonicalJson(JSON.parse(JSON.stringify(state)) as JsonValue);
}

/** What the tables hold open for an instance, and what its state says. */
function openIn(state: PlainState): readonly string[] {
  const instances = Object.values(state.elementInstances);
  const waits = instances
    .flatMap((instance) => instance.waits)
    .flatMap((wait) => {
      switch (wait.kind) {
        case 'job':
          return [`job ${wait.jobKey}`];
        case 'userTask':
          return [`user task ${wait.userTaskKey}`];
        case 'timer':
          return [`timer ${wait.timerKey}`];
        case 'message':
          return [`message ${wait.subscriptionKey}`];
        case 'signal':
          return [`signal ${wait.subscriptionKey}`];
        default:
          return [];
      }
    });
  return [...waits, ...instances.map(({ key }) => `element ${key}`)].sort();
}

/** A job whose error was caught keeps that state and has ended; one whose error nothing caught has not. */
const OPEN = `
  select 'job ' || job_key as thing from job
    where process_instance_key = $1 and state in ('CREATED', 'FAILED', 'RETRIES_UPDATED', 'ERROR_THROWN', 'SUSPENDED')
      and ended_at is null
  union all select 'user task ' || user_task_key from user_task
    where process_instance_key = $1 and state not in ('COMPLETED', 'CANCELED')
  union all select 'timer ' || timer_key from timer where process_instance_key = $1
  union all select 'message ' || subscription_key from message_subscription
    where process_instance_key = $1 and state = 'CREATED'
  union all select 'signal ' || subscription_key from signal_subscription
    where process_instance_key = $1 and state = 'CREATED'
  union all select 'element ' || element_instance_key from element_instance
    where process_instance_key = $1 and state = 'ACTIVE'
  order by 1`;

test.each(SEEDS)(
  'random processes: what is stored after cut connections and ended engines is what the history says (seed %d)',
  { timeout: 240_000 },
  async (seed) => {
    await prepare(seed);
    const choices = randomChoices(seed);
    let goesOn = true;
    const weather = storm(() => goesOn);
    const client = async (place: number): Promise<void> => {
      for (let turn = place; turn < choices.length; turn += CLIENTS) {
        const choice = choices[turn]!;
        await carryOut(choice, callBy(`client-${place}`, `command-${turn}`)).catch((error: unknown) => {
          throw new Error(`command ${turn}: ${JSON.stringify(choice)}`, { cause: error });
        });
      }
    };
    try {
      await Promise.all(Array.from({ length: CLIENTS }, (_, place) => client(place)));
    } finally {
      goesOn = false;
      await weather;
    }
    const { owner } = installation;
    await resumeAll();
    const pending = async () => (await owner.query('select command_id from outbox_command')).rows;
    await until(async () => {
      installation.clock.advance(60_000);
      return (await pending()).length === 0;
    });
    await node.close();

    const { rows } = await owner.query<StoredRow>(
      `select p.process_instance_key as key, p.history_sequence, ${stateColumns} from process_instance p order by 1`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const steps = await readHistory(owner, TENANT, row.key);
      const place = `instance ${row.key}, seed ${seed}`;
      expect(
        steps.map(({ sequence }) => sequence),
        place,
      ).toEqual(Array.from({ length: Number(row.history_sequence) }, (_, index) => index + 1));
      const stored = textOf(joinState(row.tokens, row.variables, row.parts));
      const changes = steps.flatMap((step) => step.changes);
      expect(textOf(changes.reduce<ExecutionState | null>(applyChange, null)), place).toBe(stored);
      const open = (await owner.query<{ thing: string }>(OPEN, [row.key])).rows.map(({ thing }) => thing);
      expect([...open].sort(), place).toEqual(openIn(JSON.parse(stored) as PlainState));
    }
  },
);
