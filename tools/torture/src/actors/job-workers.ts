import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Journal } from '@vorgang/simulators';
import type { Random } from '../random.js';
import type { Accepted } from './accepted.js';
import { type Client, isDone } from './client.js';

/** Short, so that a job whose worker forgets it comes back within the run. */
const lock = 6_000;

/** Programs of others that take jobs: most are done, some twice at once, some fail, some are forgotten. */
export async function workOnJobs(
  client: Client,
  accepted: Journal<Accepted>,
  random: Random,
  end: AbortSignal,
): Promise<void> {
  while (!end.aborted) {
    const answer = await client.post('/v2/jobs/activation', {
      type: 'torture-work',
      worker: 'torture',
      timeout: lock,
      maxJobsToActivate: 10,
      requestTimeout: 1_000,
    });
    const { jobs = [] } = (answer.body ?? {}) as { jobs?: readonly { jobKey: string; retries: number }[] };
    await Promise.all(jobs.map((job) => doJob(client, accepted, random, job)));
    if (jobs.length === 0) await wait(50);
  }
}

async function doJob(
  client: Client,
  accepted: Journal<Accepted>,
  random: Random,
  { jobKey, retries }: { readonly jobKey: string; readonly retries: number },
): Promise<void> {
  const luck = random.next();
  if (luck < 0.05) return;
  if (luck < 0.15) {
    const failure = { retries: retries - 1, retryBackOff: 300, errorMessage: 'failed on purpose' };
    await client.post(`/v2/jobs/${jobKey}/failure`, failure);
    return;
  }
  const completions = luck < 0.3 ? 2 : 1;
  await Promise.all(Array.from({ length: completions }, () => complete(client, accepted, jobKey)));
}

async function complete(client: Client, accepted: Journal<Accepted>, jobKey: string): Promise<void> {
  const idempotencyKey = randomUUID();
  const answer = await client.post(
    `/v2/jobs/${jobKey}/completion`,
    { variables: { done: jobKey } },
    idempotencyKey,
  );
  if (isDone(answer)) accepted.append({ what: 'job', jobKey, idempotencyKey });
}
