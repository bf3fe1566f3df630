import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { BenchDatabase } from './database.js';
import { quantile } from './growth.js';
import { perSecond, type MeasureOptions } from './measure.js';
import { externalJob, EXTERNAL_TYPE, threeTasks } from './models.js';
import { familyOf, processorSeconds } from './processor-time.js';
import { measureClient, officialClient } from './system/client-contender.js';
import { credentials, deployServed, serveEngine } from './system/served-engine.js';

/**
 * Milliseconds that a worker's request asks to wait: 0 leaves it to the server, as the official client for TypeScript
 * does; then the worker asks again.
 */
const LONG_POLL = 0;
/** Milliseconds in which each worker asks about twice. */
const TWO_CYCLES = 100_000;
/** Requests before anything is measured: a server that runs for months does not compile its code while it works. */
const WARM_UP = 2_000;
/** Milliseconds between two jobs, so that each meets a server that is idle but for the waiting. */
const BETWEEN_JOBS = 25;
/** Pairs of turns with and without the workers. */
const TURNS = 7;
const OTHER_WORK: MeasureOptions = { clients: 16, warmUpSeconds: 2, seconds: 4 };
const headers = { authorization: credentials, 'content-type': 'application/json' };

export interface WaitingWorkers {
  readonly workers: number;
  /** Seconds of processor time of engine and database in each second, without and with the workers. */
  readonly idleLoad: number;
  readonly waitingLoad: number;
  /** Milliseconds from the request that creates the job to the worker's answer. */
  readonly answerP50: number;
  readonly answerP99: number;
  /**
   * Steps per second of clients that do other work, with the workers waiting beside them divided by without, turn by turn;
   * what lies between the lowest and the highest is what cannot be measured.
   */
  readonly stepsWithToWithout: { readonly median: number; readonly lowest: number; readonly highest: number };
}

/**
 * What workers cost that wait for jobs over HTTP, and how fast one of them gets a job that comes: a whole server in a
 * process of its own. Null where the processes cannot be looked at (no Linux, or a database elsewhere).
 */
export async function measureWaitingWorkers(
  database: BenchDatabase,
  workers: number,
  jobs: number,
): Promise<WaitingWorkers | null> {
  if (process.platform !== 'linux' || (process.env['DATABASE_URL'] ?? '') !== '') return null;
  const server = await serveEngine(database.url);
  const { address } = server;
  const leaving = new AbortController();
  try {
    await deployServed(address, externalJob);
    const parts = [server.pid, await postmaster(database)];
    for (let request = 0; request < WARM_UP; request += 1) await claim(address, -1);
    await pause(5_000);
    const idleLoad = await load(parts, TWO_CYCLES);
    const arrivals = new Map<string, number>();
    const waiting = Array.from({ length: workers }, () => work(address, arrivals, leaving.signal));
    // The first requests of all come at once; those that follow do not.
    await pause(TWO_CYCLES / 2);
    const waitingLoad = await load(parts, TWO_CYCLES);
    const answers = await createJobs(address, jobs, arrivals);
    leaving.abort();
    await Promise.all(waiting);
    const stepsWithToWithout = await compareSteps(address, workers);
    const sorted = answers.sort((left, right) => left - right);
    const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1]!;
    return { workers, idleLoad, waitingLoad, answerP50: at(0.5), answerP99: at(0.99), stepsWithToWithout };
  } finally {
    leaving.abort();
    await server.stop();
  }
}

/** Other clients' steps per second while workers wait, divided by those while none does, in turns. */
async function compareSteps(address: string, workers: number): Promise<WaitingWorkers['stepsWithToWithout']> {
  await deployServed(address, threeTasks);
  const client = officialClient(address);
  const measureSteps = async (): Promise<number> => {
    const measured = await measureClient(client, OTHER_WORK);
    return perSecond(measured.steps, measured);
  };
  const measureBesideWorkers = async (): Promise<number> => {
    const leaving = new AbortController();
    const waiting = Array.from({ length: workers }, () => work(address, new Map(), leaving.signal));
    const steps = await measureSteps();
    leaving.abort();
    await Promise.all(waiting);
    return steps;
  };
  await measureSteps();
  const ratios: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    // Whoever comes second meets a database that has grown.
    const [first, second] =
      turn % 2 === 0 ? [measureBesideWorkers, measureSteps] : [measureSteps, measureBesideWorkers];
    const [one, other] = [await first(), await second()];
    ratios.push(turn % 2 === 0 ? one / other : other / one);
  }
  return { median: quantile(ratios, 0.5), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

/** The process from which all others of the database server descend. */
async function postmaster(database: BenchDatabase): Promise<number> {
  const [row] = await database.query<{ folder: string }>(
    "select current_setting('data_directory') as folder",
  );
  return Number((await readFile(`${row!.folder}/postmaster.pid`, 'utf8')).split('\n')[0]);
}

/** Seconds of processor time per second of processes and all that descend from them. */
async function load(parts: readonly number[], milliseconds: number): Promise<number> {
  const before = await timeOfFamilies(parts);
  const begin = performance.now();
  await pause(milliseconds);
  return ((await timeOfFamilies(parts)) - before) / ((performance.now() - begin) / 1000);
}

async function timeOfFamilies(parts: readonly number[]): Promise<number> {
  const families = await Promise.all(parts.map(familyOf));
  return processorSeconds(families.flat());
}

/** Asks for a job again and again, and notes when one came for which instance. */
async function work(address: string, arrivals: Map<string, number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const jobs = await claim(address, LONG_POLL, signal).catch((error: unknown) => {
      if (signal.aborted) return [];
      throw error;
    });
    for (const job of jobs) arrivals.set(job.processInstanceKey, performance.now());
  }
}

interface ClaimedJob {
  readonly processInstanceKey: string;
}

async function claim(
  address: string,
  requestTimeout: number,
  signal?: AbortSignal,
): Promise<readonly ClaimedJob[]> {
  const request = { type: EXTERNAL_TYPE, timeout: 3_600_000, maxJobsToActivate: 1, requestTimeout };
  const answer = await ask<{ readonly jobs: readonly ClaimedJob[] }>(
    `${address}/v2/jobs/activation`,
    request,
    signal,
  );
  return answer.jobs;
}

/** Milliseconds from each request to the arrival of its job. */
async function createJobs(
  address: string,
  jobs: number,
  arrivals: ReadonlyMap<string, number>,
): Promise<number[]> {
  const begins = new Map<string, number>();
  for (let job = 0; job < jobs; job += 1) {
    const begin = performance.now();
    const { processInstanceKey } = await ask<{ readonly processInstanceKey: string }>(
      `${address}/v2/process-instances`,
      { processDefinitionId: externalJob.id, variables: {} },
    );
    begins.set(processInstanceKey, begin);
    await pause(BETWEEN_JOBS);
  }
  while (arrivals.size < jobs) await pause(BETWEEN_JOBS);
  return [...begins].map(([key, begin]) => arrivals.get(key)! - begin);
}

async function ask<Answer>(url: string, body: object, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
