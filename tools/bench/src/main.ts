import { cpus, totalmem } from 'node:os';
import { migrate } from '@vorgang/migrations';
import { createEngine } from '@vorgang/orchestration';
import {
  measureBpmnEngineDurable,
  measureBpmnEngineInMemory,
  SAVED_STATE_SCHEMA,
} from './bpmn-engine-contender.js';
import { startDatabase } from './database.js';
import { deployModels, measureEngine, measureStraightThrough } from './engine-contender.js';
import { measureInterpreter } from './interpreter-contender.js';
import { perSecond, together, type Measurement, type MeasureOptions } from './measure.js';
import { straightThroughActivities, threeTasksActivities } from './models.js';
import { measureNodeCeiling, MINIMAL_SCHEMA } from './node-ceiling.js';
import { measurePgbenchCeiling } from './pgbench-ceiling.js';
import { printReport, type Report } from './report.js';

const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');
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
  printReport(await runAll(), json);
} finally {
  await database.stop();
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
  await engine.close();
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
    },
    ratios: {
      engineToNodeCeiling: perSecond(jobs.steps, jobs) / ceilingSteps,
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
