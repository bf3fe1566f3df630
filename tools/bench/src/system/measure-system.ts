import { createEngine } from '@vorgang/orchestration';
import type { BenchDatabase } from '../database.js';
import { deployModels, measureEngine } from '../engine-contender.js';
import { quantile } from '../growth.js';
import { perSecond, type MeasureOptions } from '../measure.js';
import { oneUserTask, threeTasks } from '../models.js';
import { measureClient, officialClient } from './client-contender.js';
import { measureFirstPage, type FirstPage } from './first-page.js';
import { deployServed, serveEngine, type ServedEngine } from './served-engine.js';
import { measureTaskLatency, type TaskLatency } from './task-latency.js';

const STARTS = 3;

export interface SystemFigures {
  /** Milliseconds from the start of the server's process to its answer that it is ready; on a database it knows. */
  readonly coldStart: number;
  readonly portalFirstPage: FirstPage | null;
  readonly workbenchFirstPage: FirstPage | null;
  readonly engineStepsPerSecond: number;
  readonly clientStepsPerSecond: number;
  /** Steps by the official client over HTTP, divided by those through the Engine interface in the same run. */
  readonly clientToEngine: number;
  readonly tasksAtHalfLoad: TaskLatency;
  /** Divided by 20 ms: at most 1 where the goal is reached. */
  readonly taskCompletionP99To20Milliseconds: number;
}

/** What people and clients of the whole server wait for: a process of its own, asked over HTTP and by a browser. */
export async function measureSystem(
  database: BenchDatabase,
  options: MeasureOptions,
  tasks: number,
): Promise<SystemFigures> {
  const engineSteps = await measureInterface(database, options);
  const starts: number[] = [];
  let server: ServedEngine | null = null;
  for (let start = 0; start < STARTS; start += 1) {
    await server?.stop();
    server = await serveEngine(database.url);
    starts.push(server.startedIn);
  }
  const { address, stop } = server!;
  try {
    const portalFirstPage = await measureFirstPage(`${address}/`);
    const workbenchFirstPage = await measureFirstPage(`${address}/workbench/`);
    for (const model of [threeTasks, oneUserTask]) await deployServed(address, model);
    const client = officialClient(address);
    // What runs for months is measured, not the seconds in which Node still compiles the code.
    await measureClient(client, { ...options, warmUpSeconds: 0 });
    const steps = await measureClient(client, options);
    const clientSteps = perSecond(steps.steps, steps);
    await database.settle();
    const tasksAtHalfLoad = await measureTaskLatency(client, address, clientSteps / 2, tasks);
    return {
      coldStart: quantile(starts, 0.5),
      portalFirstPage,
      workbenchFirstPage,
      engineStepsPerSecond: engineSteps,
      clientStepsPerSecond: clientSteps,
      clientToEngine: clientSteps / engineSteps,
      tasksAtHalfLoad,
      taskCompletionP99To20Milliseconds: tasksAtHalfLoad.completion.p99 / 20,
    };
  } finally {
    await stop();
  }
}

async function measureInterface(database: BenchDatabase, options: MeasureOptions): Promise<number> {
  const engine = await createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
  });
  try {
    await deployModels(engine);
    await measureEngine(engine, { ...options, warmUpSeconds: 0 });
    const steps = await measureEngine(engine, options);
    return perSecond(steps.steps, steps);
  } finally {
    await engine.close();
  }
}
