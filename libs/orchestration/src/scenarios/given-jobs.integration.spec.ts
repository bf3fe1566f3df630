import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from '@vorgang/test-services';
import type { ActivatedJob, Engine } from '../contract.js';
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

let installation: TestInstallation;
let engine: Engine;
let proxy: TcpProxy;

beforeAll(async () => {
  installation = await startInstallation();
  engine = await installation.startEngine();
  const url = new URL(installation.url);
  proxy = await startTcpProxy(Number(url.port));
  const types = ['poll', 'stream', 'late', 'conflict', 'lost', 'limited', 'slow'];
  await engine.deploy(
    clerk,
    types.map((type) =>
      processFile(
        type,
        startToEnd(serviceTask('one', `${type}-one`) + serviceTask('two', type), ['one', 'two']),
      ),
    ),
  );
});

afterAll(async () => {
  await installation.stop();
  await proxy.close();
});

const clerk = callBy('clerk');
const worker = callBy('worker');
const takes = { worker: 'w', tenantIds: [TENANT], timeout: 60_000, fetchVariable: [], actor: worker.actor };
const activate = (type: string, requestTimeout = 0, signal?: AbortSignal, node = engine) =>
  node.activateJobs({ type, ...takes, maxJobsToActivate: 1, requestTimeout, ...(signal && { signal }) });

/** An instance that is about to create a job of the type: what creates it is the completion of the job before. */
async function begin(
  type: string,
): Promise<{ readonly goOn: (node?: Engine) => Promise<void>; readonly first: ActivatedJob }> {
  await engine.createProcessInstance(clerk, {
    definition: { processDefinitionId: type },
    variables: { a: 1 },
  });
  const [first] = await activate(`${type}-one`);
  return { first: first!, goOn: (node = engine) => node.completeJob(worker, first!.jobKey, { b: 2 }) };
}

/** Whether the job is as the step that created it has stored it: a claim would have written its row once more. */
async function isAsCreated({ jobKey }: ActivatedJob): Promise<boolean> {
  const { rows } = await installation.owner.query<{ same: boolean }>(
    `select j.xmin::text = e.xmin::text as same from job j join element_instance e using (element_instance_key)
     where j.job_key = $1`,
    [jobKey],
  );
  return rows[0]!.same;
}

describe('a new job and a worker that waits for one', () => {
  test('meet in the step that creates the job: it needs no claim', async () => {
    // The worker may still be looking into the table when the first ones come.
    for (let isGiven = false; !isGiven;) {
      const waiting = activate('poll', 60_000);
      await (await begin('poll')).goOn();
      const [job] = await waiting;
      expect(job).toMatchObject({ epoch: 1, worker: 'w', elementId: 'two', variables: { a: 1, b: 2 } });
      isGiven = await isAsCreated(job!);
      await engine.completeJob(worker, job!.jobKey, {});
    }
  });

  test('also where the worker holds others: as many as it has places for', async () => {
    const jobs: ActivatedJob[] = [];
    const leaving = new AbortController();
    const stream = engine.streamJobs(
      { type: 'stream', ...takes, maxJobs: 2, signal: leaving.signal },
      (job) => {
        jobs.push(job);
        return Promise.resolve(true);
      },
    );
    const begun = [await begin('stream'), await begin('stream'), await begin('stream')];
    await Promise.all(begun.map(({ goOn }) => goOn()));
    await until(() => jobs.length === 2);
    const [waiting] = await activate('stream');
    expect(new Set([...jobs, waiting!].map(({ processInstanceKey }) => processInstanceKey)).size).toBe(3);
    // A place that is free again takes the next one.
    await engine.completeJob(worker, jobs[0]!.jobKey, {});
    await (await begin('stream')).goOn();
    await until(() => jobs.length === 3);
    leaving.abort();
    await stream;
  });

  test('also where many deliveries are slow: the stream listens once for its end, and gives all of them back', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => void warnings.push(name);
    process.on('warning', note);
    const begun = await Promise.all(Array.from({ length: 12 }, () => begin('slow')));
    const leaving = new AbortController();
    let delivering = 0;
    const stream = engine.streamJobs({ type: 'slow', ...takes, maxJobs: 12, signal: leaving.signal }, () => {
      delivering += 1;
      return new Promise(() => undefined);
    });
    for (const { goOn } of begun) await goOn();
    await until(() => delivering === 12);
    leaving.abort();
    await stream;
    process.off('warning', note);
    expect(warnings).not.toContain('MaxListenersExceededWarning');
    expect(
      await engine.activateJobs({ type: 'slow', ...takes, maxJobsToActivate: 20, requestTimeout: 0 }),
    ).toHaveLength(12);
  });

  test('not where older jobs wait and nobody else looks for them', async () => {
    await (await begin('late')).goOn();
    const old = activate('late', 60_000);
    await (await begin('late')).goOn();
    const [first] = await old;
    const [second] = await activate('late', 60_000);
    expect(BigInt(first!.jobKey)).toBeLessThan(BigInt(second!.jobKey));
  });

  test('stay apart where the worker goes away meanwhile: the next one gets the job', async () => {
    const leaving = new AbortController();
    const gone = activate('late', 60_000, leaving.signal);
    const { goOn } = await begin('late');
    const done = goOn();
    leaving.abort();
    await done;
    expect(await gone).toEqual([]);
    const [job] = await activate('late', 60_000);
    expect(job).toMatchObject({ elementId: 'two' });
  });

  test('meet once, where another node came first and the step is made again', async () => {
    const other = await installation.startEngine();
    const waiting = activate('conflict', 60_000);
    const { first, goOn } = await begin('conflict');
    // This node remembers the instance as it was before.
    await other.setVariables(clerk, first.processInstanceKey as never, { c: 3 }, false);
    await goOn();
    const [job] = await waiting;
    expect(job!.variables).toEqual({ a: 1, b: 2, c: 3 });
    expect(await activate('conflict')).toEqual([]);
    await engine.completeJob(worker, job!.jobKey, {});
  });

  test('meet once, where the answer to the commit is lost', async () => {
    const url = new URL(installation.url);
    url.port = String(proxy.port);
    const spoilt = await installation.startEngine({ databaseUrl: url.toString() });
    const waiting = activate('lost', 60_000, undefined, spoilt);
    const { goOn } = await begin('lost');
    proxy.loseAnswers(/commit_steps/, 1);
    await goOn(spoilt);
    const [job] = await waiting;
    expect(job).toMatchObject({ epoch: 1, variables: { a: 1, b: 2 } });
    expect(await activate('lost')).toEqual([]);
    await engine.completeJob(worker, job!.jobKey, {});
  });
});
