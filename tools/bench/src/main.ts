import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { migrate } from '@vorgang/migrations';
import { createEngine, type Engine } from '@vorgang/orchestration';
import {
  measureBpmnEngineDurable,
  measureBpmnEngineInMemory,
  SAVED_STATE_SCHEMA,
} from './bpmn-engine-contender.js';
import { startDatabase } from './database.js';
import { deployModels, measureEngine, measureStraightThrough } from './engine-contender.js';
import { measureExpiry } from './expiry.js';
import { measureExternalJobs, measureExternalJobsOnPostgres } from './external-jobs.js';
import { measureInfectionProtection } from './infection-protection-contender.js';
import { measureGrowth } from './growth.js';
import { measureHalfLoad } from './half-load.js';
import { measureInboxPage } from './inbox-page.js';
import { measureInterpreter } from './interpreter-contender.js';
import { perSecond, together, type Measurement, type MeasureOptions } from './measure.js';
import { measureMultiInstance } from './multi-instance-contender.js';
import { measureKeptMemory } from './kept-memory.js';
import { straightThroughActivities, threeTasksActivities } from './models.js';
import { measureNodeCeiling, MINIMAL_SCHEMA } from './node-ceiling.js';
import { measurePgbenchCeiling } from './pgbench-ceiling.js';
import { printReport, type Report } from './report.js';
import { measureOverload, measureScaleOut } from './scale-out.js';
import { measureStoredBytes } from './stored-bytes.js';
import { measureCorrelations, measureTimerLag } from './storms.js';
import { measureSearches } from './searches/measure-searches.js';
import { measureSystem } from './system/measure-system.js';
import { loadWaitingInstances } from './waiting-instances.js';
import { measureWaitingWorkers } from './waiting-workers.js';

const usage =
  'npm run bench -- [--quick] [--json] [--scale-out | --large | --expiry | --system | --waiting-workers | --searches [--instances N]]';
const {
  quick,
  json,
  /** Only what several processes do together, and what a single one does with too much. */
  'scale-out': scaleOut,
  /** Only what a large multi-instance activity takes, and the bytes of a simple case. */
  large: onlyLarge,
  /** Only how fast ended instances are removed. */
  expiry: onlyExpiry,
  /** Only what people and clients of the whole server wait for. */
  system: onlySystem,
  /** Only what workers cost that wait. */
  'waiting-workers': onlyWaitingWorkers,
  /** Only the pages of all searches, with so many process instances. */
  searches,
  instances: instancesToSearch,
} = readArguments();
// Contenders take turns, so that what else the machine does meets all of them alike.
const rounds = 3;
const options: MeasureOptions = { clients: 16, warmUpSeconds: quick ? 1 : 3, seconds: quick ? 3 : 10 };

const database = await startDatabase();
try {
  await migrate(database.url);
  await database.execute(MINIMAL_SCHEMA + SAVED_STATE_SCHEMA);
  await database.execute(
    "insert into tenant (tenant_id, name) values ('<default>', 'Benchmark') on conflict do nothing",
  );
  if (searches) console.log(JSON.stringify(await runSearches(), null, 2));
  else if (scaleOut) console.log(JSON.stringify(await runScaleOut(), null, 2));
  else if (onlySystem)
    console.log(JSON.stringify(await measureSystem(database, options, quick ? 200 : 1_000), null, 2));
  else if (onlyWaitingWorkers) console.log(JSON.stringify(await runWaitingWorkers(), null, 2));
  else if (onlyLarge) console.log(JSON.stringify(await runLarge(), null, 2));
  else if (onlyExpiry) console.log(JSON.stringify(await measureExpiry(database, options), null, 2));
  else printReport(await runAll(), json);
} finally {
  await database.stop();
}

function readArguments() {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({
      options: {
        quick: flag,
        json: flag,
        'scale-out': flag,
        large: flag,
        expiry: flag,
        system: flag,
        'waiting-workers': flag,
        searches: flag,
        instances: { type: 'string' },
      },
    });
    const instances = Number(values.instances ?? (values.quick ? 100_000 : 1_000_000));
    if (!Number.isInteger(instances) || instances < 1)
      throw new Error(`--instances ${values.instances}: give a whole number, 1 or more.`);
    return { ...values, instances };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

async function runSearches() {
  const small = await startDatabase();
  try {
    await migrate(small.url);
    return await measureSearches(small, database, instancesToSearch);
  } finally {
    await small.stop();
  }
}

async function runScaleOut() {
  return {
    scaleOut: await measureScaleOut(database, quick ? 8 : 30),
    overload: await measureOverload(database, 30_000),
  };
}

async function runWaitingWorkers() {
  const measured = await measureWaitingWorkers(database, 200, quick ? 300 : 1_000);
  if (measured === null) throw new Error('It needs Linux and the embedded database: unset DATABASE_URL.');
  return {
    ...measured,
    // Divided by their goals: at most 1 where the goal is reached. A hundredth of a processor is hardly measurable.
    twoHundredWaitingToHundredthOfProcessor: (measured.waitingLoad - measured.idleLoad) / 0.01,
    jobAnswerP99To50Milliseconds: measured.answerP99 / 50,
  };
}

async function runLarge() {
  const engine = await createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
  });
  await deployModels(engine);
  await measureEngine(engine, { ...options, seconds: 3 });
  const multiInstance20000Seconds = await measureMultiInstance(engine, 20_000, options.clients);
  const { state, history } = await measureStoredBytes(engine, database);
  await engine.close();
  return { multiInstance20000Seconds, stateBytesOfTrivialInstance: state, historyBytesOfSimpleCase: history };
}

/** What the contenders did in one round; pgbench in steps per second, null where it is not installed. */
interface Turn {
  readonly pgbench: number | null;
  readonly ceiling: Measurement;
  readonly jobs: Measurement;
  readonly straight: Measurement;
  readonly durable: Measurement;
}

function mean(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((sum, figure) => sum + figure, 0) / known.length;
}

async function runAll(): Promise<Report> {
  const say = (what: string): void => console.error(`measuring ${what} …`);
  const { url } = database;
  const engine = await createEngine({
    databaseUrl: url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
  });
  await deployModels(engine);
  // What runs for months is measured, not the seconds in which Node still compiles the code.
  say('nothing yet: warming up');
  await measureEngine(engine, { ...options, seconds: options.seconds + 3 });
  const turns: Turn[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    say(`round ${round} of ${rounds}: the ceilings, the engine, bpmn-engine with saved state`);
    turns.push({
      pgbench: await measurePgbenchCeiling(url, options),
      ceiling: await measureNodeCeiling(url, options),
      jobs: await measureEngine(engine, options),
      straight: await measureStraightThrough(engine, options),
      durable: await measureBpmnEngineDurable(url, options),
    });
  }
  const half =
    perSecond(together(turns.map((turn) => turn.jobs)).steps, together(turns.map((turn) => turn.jobs))) / 2;
  say('the completion of jobs at half load');
  await database.settle();
  const completionP99 = await measureHalfLoad(engine, half, options.seconds);
  const large = await measureLarge(engine, say);
  const stored = await measureStoredBytes(engine, database);
  const waiting = await measureAmongWaiting(engine, say);
  await engine.close();
  say('jobs of our own workers through BullMQ on Redis');
  const externalJobs = await measureExternalJobs(database, quick ? 5_000 : 30_000, options.clients);
  const externalJobsOnPostgres = quick
    ? null
    : await measureExternalJobsOnPostgres(database, 5_000, options.clients);
  say('the procedure of the infection protection act');
  const procedure = await measureInfectionProtection(database, options);
  say('the ceilings with other numbers of connections');
  const ceilings = quick ? {} : await measureCeilings(url);
  const pgbench = mean(turns.map((turn) => turn.pgbench));
  const ceiling = together(turns.map((turn) => turn.ceiling));
  const jobs = together(turns.map((turn) => turn.jobs));
  const straight = together(turns.map((turn) => turn.straight));
  const durable = together(turns.map((turn) => turn.durable));

  say('the core alone and bpmn-engine in memory');
  const interpreter = await measureInterpreter(options.seconds);
  const inMemory = await measureBpmnEngineInMemory(options);
  const ceilingSteps = perSecond(ceiling.steps, ceiling);
  const engineInstances = perSecond(jobs.instances, jobs);
  const straightActivities = perSecond(straight.instances * straightThroughActivities, straight);
  return {
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      postgresql: database.serverVersion,
      clients: options.clients,
      secondsEach: options.seconds * rounds,
    },
    figures: {
      nodeCeilingStepsPerSecond: ceilingSteps,
      pgbenchStepsPerSecond: pgbench,
      engineStepsPerSecond: perSecond(jobs.steps, jobs),
      engineInstancesPerSecond: engineInstances,
      straightThroughInstancesPerSecond: perSecond(straight.instances, straight),
      straightThroughActivitiesPerSecond: straightActivities,
      interpreterActivitiesPerSecond: perSecond(interpreter.instances * threeTasksActivities, interpreter),
      bpmnEngineInMemoryActivitiesPerSecond: perSecond(inMemory.instances * threeTasksActivities, inMemory),
      bpmnEngineDurableInstancesPerSecond: perSecond(durable.instances, durable),
      correlationsPerSecond: large.correlations,
      externalJobsPerSecond: externalJobs,
      externalJobsOnPostgresPerSecond: externalJobsOnPostgres,
      infectionProtectionInstancesPerSecond: perSecond(procedure.instances, procedure),
      infectionProtectionStepsPerSecond: perSecond(procedure.steps, procedure),
      ...ceilings,
    },
    limits: {
      completionP99MillisecondsAtHalfLoad: completionP99,
      multiInstance100Seconds: large.hundredItems,
      multiInstance20000Seconds: large.manyItems,
      timers10000LagP99Seconds: large.timerLag,
      inboxPage100000P95Milliseconds: large.inboxPage,
      stateBytesOfTrivialInstance: stored.state,
      historyBytesOfSimpleCase: stored.history,
      keptBytesPerWaitingInstance: large.keptMemory,
    },
    ratios: {
      engineToNodeCeiling: perSecond(jobs.steps, jobs) / ceilingSteps,
      ...large.growth,
      ...waiting,
      // Divided by their goals: at most 1 where the goal is reached.
      multiInstance20000ToMinute: large.manyItems / 60,
      timers10000LagP99ToSecond: large.timerLag,
      inboxPage100000P95To20Milliseconds: large.inboxPage / 20,
      completionP99AtHalfLoadTo20Milliseconds: completionP99 / 20,
      ...(externalJobs === null ? {} : { externalJobsTo3000PerSecond: externalJobs / 3_000 }),
      stateOfTrivialInstanceTo2KiB: stored.state / 2_048,
      historyOfSimpleCaseTo10KB: stored.history / 10_000,
      engineToBpmnEngineDurable: engineInstances / perSecond(durable.instances, durable),
      straightThroughToNodeCeiling: straightActivities / ceilingSteps,
      interpreterToBpmnEngine:
        perSecond(interpreter.instances, interpreter) / perSecond(inMemory.instances, inMemory),
      ...(pgbench === null
        ? {}
        : {
            groupCommitToPgbench: perSecond(jobs.steps, jobs) / pgbench,
            straightThroughToPgbench: straightActivities / pgbench,
            nodeCeilingToPgbench: ceilingSteps / pgbench,
          }),
    },
  };
}

/** The ceilings of one to 32 clients, each with a connection of its own. */
async function measureCeilings(url: string): Promise<Readonly<Record<string, number | null>>> {
  const figures: Record<string, number | null> = {};
  for (const clients of [1, 4, 16, 32]) {
    const those = { ...options, clients, seconds: 5 };
    const node = await measureNodeCeiling(url, those);
    figures[`nodeCeilingOf${clients}StepsPerSecond`] = perSecond(node.steps, node);
    figures[`pgbenchOf${clients}StepsPerSecond`] = await measurePgbenchCeiling(url, those);
  }
  return figures;
}

/** What a large instance or very many things at once cost. */
async function measureLarge(engine: Engine, say: (what: string) => void) {
  const { clients } = options;
  const steps = quick ? 100 : 400;
  say('the growth of a step with elements, tokens, variables and history');
  const growth = {
    growthElements100: await measureGrowth(engine, { elements: 100 }, steps),
    growthElements1000: await measureGrowth(engine, { elements: 1_000 }, steps),
    growthTokens100: await measureGrowth(engine, { tokens: 100 }, steps),
    growthTokens10000: await measureGrowth(engine, { tokens: 10_000 }, steps),
    growthVariables100KiB: await measureGrowth(engine, { variableBytes: 100 * 1024 }, steps),
    // Just below the limit of 4 MiB for all variables of an instance.
    growthVariables4MiB: await measureGrowth(engine, { variableBytes: 4 * 1024 * 1024 - 4_096 }, steps),
    growthHistory: await measureGrowth(engine, { history: quick ? 1_000 : 10_000 }, steps),
  };
  say('multi-instance over 100 and 20,000 items');
  const hundredItems = await measureMultiInstance(engine, 100, clients);
  const manyItems = await measureMultiInstance(engine, 20_000, clients);
  say('10,000 messages and 10,000 timers at once');
  await database.settle();
  const correlations = await measureCorrelations(engine, 10_000, clients);
  const timerLag = await measureTimerLag(engine, database, 10_000, clients);
  say('what the engine keeps of waiting instances');
  const keptMemory = await measureKeptMemory(engine, quick ? 5_000 : 50_000, clients);
  say('the inbox with 100,000 open tasks');
  const inboxPage = await measureInboxPage(database, 100_000);
  return { growth, hundredItems, manyItems, correlations, timerLag, keptMemory, inboxPage };
}

/** The rate among very many waiting instances, divided by that before they were loaded; measured in one go. */
async function measureAmongWaiting(
  engine: Engine,
  say: (what: string) => void,
): Promise<Readonly<Record<string, number>>> {
  await database.settle();
  const before = await measureEngine(engine, options);
  say('the engine among a million waiting instances');
  await loadWaitingInstances(database, 1_000_000);
  await database.settle();
  const among = await measureEngine(engine, options);
  return { millionWaitingToSmall: perSecond(among.steps, among) / perSecond(before.steps, before) };
}
