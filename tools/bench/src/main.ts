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
import { perSecond, type MeasureOptions } from './measure.js';
import { straightThroughActivities, threeTasksActivities } from './models.js';
import { measureNodeCeiling, MINIMAL_SCHEMA } from './node-ceiling.js';
import { measurePgbenchCeiling } from './pgbench-ceiling.js';
import { printReport, type Report } from './report.js';

const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');
const options: MeasureOptions = { clients: 16, warmUpSeconds: quick ? 3 : 5, seconds: quick ? 8 : 20 };

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

async function runAll(): Promise<Report> {
  const say = (what: string): void => console.error(`measuring ${what} …`);
  const { url } = database;
  say('the ceiling of one Node process');
  const ceiling = await measureNodeCeiling(url, options);
  say('the ceiling of pgbench');
  const pgbench = await measurePgbenchCeiling(url, options);

  const engine = await createEngine({
    databaseUrl: url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
  });
  await deployModels(engine);
  say('the engine with three jobs per instance');
  const jobs = await measureEngine(engine, options);
  say('the engine with instances that run straight through');
  const straight = await measureStraightThrough(engine, options);
  await engine.close();

  say('the core alone and bpmn-engine in memory');
  const interpreter = await measureInterpreter(options.seconds / 2);
  const inMemory = await measureBpmnEngineInMemory({ ...options, seconds: options.seconds / 2 });
  say('bpmn-engine with its state saved at each wait');
  const durable = await measureBpmnEngineDurable(url, options);

  const ceilingSteps = perSecond(ceiling.steps, ceiling);
  const engineInstances = perSecond(jobs.instances, jobs);
  return {
    machine: {
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      postgresql: database.serverVersion,
      clients: options.clients,
      secondsEach: options.seconds,
    },
    figures: {
      nodeCeilingStepsPerSecond: ceilingSteps,
      pgbenchStepsPerSecond: pgbench,
      engineStepsPerSecond: perSecond(jobs.steps, jobs),
      engineInstancesPerSecond: engineInstances,
      straightThroughInstancesPerSecond: perSecond(straight.instances, straight),
      straightThroughActivitiesPerSecond: perSecond(straight.instances * straightThroughActivities, straight),
      interpreterActivitiesPerSecond: perSecond(interpreter.instances * threeTasksActivities, interpreter),
      bpmnEngineInMemoryActivitiesPerSecond: perSecond(inMemory.instances * threeTasksActivities, inMemory),
      bpmnEngineDurableInstancesPerSecond: perSecond(durable.instances, durable),
    },
    ratios: {
      engineToNodeCeiling: perSecond(jobs.steps, jobs) / ceilingSteps,
      engineToBpmnEngineDurable: engineInstances / perSecond(durable.instances, durable),
      straightThroughToNodeCeiling:
        perSecond(straight.instances * straightThroughActivities, straight) / ceilingSteps,
      interpreterToBpmnEngine:
        perSecond(interpreter.instances, interpreter) / perSecond(inMemory.instances, inMemory),
      ...(pgbench === null ? {} : { nodeCeilingToPgbench: ceilingSteps / pgbench }),
    },
  };
}
