import { setTimeout as pause } from 'node:timers/promises';
import { quantile } from '../growth.js';
import { oneUserTask } from '../models.js';
import type { OfficialClient } from './client-contender.js';
import { ServedWorker } from './client-contender.js';
import { TaskWatcher } from './task-watcher.js';

/** Clients that keep the server at half load; more than ever work at once. */
const CLIENTS = 32;
const clerk = `Basic ${Buffer.from('sabine.schroeder:demo').toString('base64')}`;
const colleague = `Basic ${Buffer.from('jonas.petersen:demo').toString('base64')}`;

/** Milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export interface TaskLatency {
  /** From a clerk's request that completes a task to its answer. */
  readonly completion: Latency;
  /** From the same request until the inbox that a colleague reads when the event comes no longer has the task. */
  readonly seenByColleague: Latency;
}

/** How long people wait while other clients make the server do half of what it can, given in steps per second. */
export async function measureTaskLatency(
  client: OfficialClient,
  address: string,
  halfLoad: number,
  tasks: number,
): Promise<TaskLatency> {
  const stop = new AbortController();
  const watcher = await TaskWatcher.open(address, colleague);
  const load = keepBusy(client, halfLoad, stop.signal);
  try {
    const answered: number[] = [];
    const seen: number[] = [];
    for (let count = 0; count < tasks; count += 1) {
      await client.createProcessInstance({ processDefinitionId: oneUserTask.id as never });
      const task = await watcher.nextTask();
      await post(`${address}/api/inbox/tasks/${task}/claim`, {});
      const begin = performance.now();
      const gone = watcher.untilGone(task).then(() => seen.push(performance.now() - begin));
      await post(`${address}/api/inbox/tasks/${task}/complete`, { variables: {} });
      answered.push(performance.now() - begin);
      await gone;
    }
    return { completion: latency(answered), seenByColleague: latency(seen) };
  } finally {
    stop.abort();
    await load;
    watcher.close();
  }
}

function latency(times: readonly number[]): Latency {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), longest: Math.max(...times) };
}

/** Begins so many steps each second, however long they take. */
async function keepBusy(client: OfficialClient, perSecond: number, signal: AbortSignal): Promise<void> {
  const idle = Array.from({ length: CLIENTS }, (_, place) => new ServedWorker(client, `load-${place}`));
  const underWay = new Set<Promise<void>>();
  const begin = performance.now();
  for (let sent = 0; !signal.aborted; await pause(2)) {
    const due = Math.floor(((performance.now() - begin) / 1000) * perSecond);
    for (; sent < due; sent += 1) {
      // In turns: a job that its worker leaves alone would be given to another in the end.
      const worker = idle.shift();
      // All are busy: the server is behind, and what is due waits.
      if (worker === undefined) break;
      const step = worker
        .step()
        .then(() => void idle.push(worker))
        .finally(() => underWay.delete(step));
      underWay.add(step);
    }
  }
  await Promise.all(underWay);
  for (const worker of idle) await worker.finish();
}

async function post(url: string, body: object): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: clerk, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}
