import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createEngine, OverloadedError, type CallContext } from '@vorgang/orchestration';
import { redisIsInstalled, startTestRedis } from '@vorgang/test-services';
import type { BenchDatabase } from './database.js';
import { externalJob, straightThrough } from './models.js';
import type { ScaleOutOrder, ScaleOutReport } from './scale-out-process.js';

const call: CallContext = { tenantId: '<default>', actor: { kind: 'client', id: 'bench' } };
const program = fileURLToPath(new URL('./scale-out-process.js', import.meta.url));

export interface ScaleOutFigures {
  readonly processes: number;
  /** Jobs that went the whole way, of all processes together. */
  readonly jobsPerSecond: number;
  /** What the least busy process did, divided by what the busiest did: 1 is fair. */
  readonly fairness: number;
  /** Completions that were acknowledged beyond the jobs that are completed in the database; must be 0. */
  readonly doubled: number;
}

export interface OverloadFigures {
  readonly asked: number;
  readonly done: number;
  /** Refused in words (503), with nothing done. */
  readonly refused: number;
  /** Instances in the database beyond those that were acknowledged; must be 0. */
  readonly unacknowledged: number;
}

/** Engine and worker in one, two and four processes on one database and one Redis. Null where no Redis is installed. */
export async function measureScaleOut(
  database: BenchDatabase,
  seconds: number,
): Promise<readonly ScaleOutFigures[] | null> {
  if (!redisIsInstalled()) return null;
  await deploy(database);
  const figures: ScaleOutFigures[] = [];
  for (const processes of [1, 2, 4]) figures.push(await measureProcesses(database, processes, seconds));
  return figures;
}

async function measureProcesses(
  database: BenchDatabase,
  processes: number,
  seconds: number,
): Promise<ScaleOutFigures> {
  const redis = await startTestRedis();
  const before = await completedJobs(database);
  const children = Array.from({ length: processes }, () => startProcess(database.url, redis.url));
  try {
    await Promise.all(children.map(({ ready }) => ready));
    const begin = performance.now();
    tell(children, 'begin');
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    const took = (performance.now() - begin) / 1_000;
    const during = (await completedJobs(database)) - before;
    tell(children, 'end');
    const reports = await Promise.all(children.map(({ done }) => done));
    const completed = reports.map((report) => report.completed);
    const acknowledged = completed.reduce((sum, each) => sum + each, 0);
    return {
      processes,
      jobsPerSecond: during / took,
      fairness: Math.min(...completed) / Math.max(...completed),
      doubled: acknowledged - ((await completedJobs(database)) - before),
    };
  } finally {
    for (const { child } of children) child.kill('SIGKILL');
    await redis.stop();
  }
}

type Done = Extract<ScaleOutReport, { kind: 'done' }>;

interface RunningProcess {
  readonly child: ChildProcess;
  readonly ready: Promise<void>;
  readonly done: Promise<Done>;
}

function startProcess(databaseUrl: string, redisUrl: string): RunningProcess {
  const child = fork(program, {
    env: { ...process.env, BENCH_DATABASE: databaseUrl, BENCH_REDIS: redisUrl },
    // The engine's log lines are no part of the report.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const said = <Kind extends ScaleOutReport['kind']>(kind: Kind) =>
    new Promise<Extract<ScaleOutReport, { kind: Kind }>>((resolve, reject) => {
      child.on('message', (report: ScaleOutReport) => {
        if (report.kind === kind) resolve(report as Extract<ScaleOutReport, { kind: Kind }>);
      });
      child.once('exit', (code) => reject(new Error(`A process of the benchmark ended with ${code}.`)));
    });
  const done = said('done');
  done.catch(() => undefined);
  return { child, ready: said('ready').then(() => undefined), done };
}

function tell(children: readonly RunningProcess[], order: ScaleOutOrder): void {
  for (const { child } of children) child.send(order);
}

/** More commands at once than an engine keeps waiting. */
export async function measureOverload(database: BenchDatabase, asked: number): Promise<OverloadFigures> {
  await deploy(database);
  const engine = await createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
  });
  const count = () =>
    countOf(
      database,
      `select count(*) from process_instance where process_definition_id = '${straightThrough.id}'`,
    );
  try {
    const before = await count();
    const definition = { processDefinitionId: straightThrough.id };
    const outcomes = await Promise.allSettled(
      Array.from({ length: asked }, () => engine.createProcessInstance(call, { definition, variables: {} })),
    );
    const done = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const refused = outcomes.filter(
      (outcome) => outcome.status === 'rejected' && outcome.reason instanceof OverloadedError,
    ).length;
    return { asked, done, refused, unacknowledged: (await count()) - before - done };
  } finally {
    await engine.close();
  }
}

async function deploy(database: BenchDatabase): Promise<void> {
  const engine = await createEngine({
    databaseUrl: database.url,
    dispatcher: { hint: () => Promise.resolve(), close: () => Promise.resolve() },
    loops: false,
  });
  const files = [externalJob, straightThrough].map(({ id, xml }) => ({
    name: `${id}.bpmn`,
    content: new TextEncoder().encode(xml),
  }));
  await engine.deploy(call, files);
  await engine.close();
}

function completedJobs(database: BenchDatabase): Promise<number> {
  return countOf(database, "select count(*) from job where state = 'COMPLETED'");
}

async function countOf(database: BenchDatabase, statement: string): Promise<number> {
  const [row] = await database.query<{ count: string }>(statement);
  return Number(row!.count);
}
