import { expect, test } from 'vitest';
import { JobWaiters } from './job-waiters.js';

const type = 'register';
const wait = (waiters: JobWaiters, signal: AbortSignal) =>
  waiters.wait({ type, tenantIds: ['north'], atMost: 60_000, signal });

/** Somebody has looked and found nothing, waited, and gone. */
async function lookedInVain(): Promise<JobWaiters> {
  const waiters = new JobWaiters();
  const leaving = new AbortController();
  const woken = await wait(waiters, leaving.signal);
  if (woken?.kind !== 'turn') throw new Error('The first who waits looks.');
  const again = wait(waiters, leaving.signal);
  woken.turn.done(false);
  leaving.abort();
  expect(await again).toBeNull();
  return waiters;
}

test('whoever asks where nobody has looked yet may find jobs', () => {
  expect(new JobWaiters().mayFind(type, ['north'])).toBe(true);
});

test('whoever asks again finds nothing, until somebody is told of jobs', async () => {
  const waiters = await lookedInVain();
  expect(waiters.mayFind(type, ['north'])).toBe(false);
  expect(waiters.mayFind(type, ['north', 'south'])).toBe(true);
  expect(waiters.mayFind('other', ['north'])).toBe(true);
  waiters.available('south', type);
  expect(waiters.mayFind(type, ['north'])).toBe(false);
  waiters.available('north', type);
  expect(waiters.mayFind(type, ['north'])).toBe(true);
});

test('while somebody looks, others may find what is more than they take', async () => {
  const waiters = await lookedInVain();
  const leaving = new AbortController();
  waiters.available('north', type);
  const woken = await wait(waiters, leaving.signal);
  expect(waiters.mayFind(type, ['north'])).toBe(true);
  if (woken?.kind === 'turn') woken.turn.done(false);
  expect(waiters.mayFind(type, ['north'])).toBe(false);
});

test('nothing is known any more once everything is looked at again', async () => {
  const waiters = await lookedInVain();
  waiters.lookAgain();
  expect(waiters.mayFind(type, ['north'])).toBe(true);
});

test('a stream that was promised a job and did not get it is the next one as before', () => {
  const waiters = new JobWaiters();
  const sink = (worker: string) => ({
    tenantIds: ['a'],
    taker: { worker, account: worker, timeout: 60_000 },
    reserve: () => 1,
    give: () => undefined,
  });
  waiters.open('work', sink('first'));
  waiters.open('work', sink('second'));
  waiters.reserve('a', 'work', 1)!.takeBack();
  const turns = [1, 2, 3].map(() => waiters.reserve('a', 'work', 1)!.taker.worker);
  expect(turns).toEqual(['first', 'second', 'first']);
});
