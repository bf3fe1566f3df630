import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchStanding, type Standing } from './watch-standing.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(answers: readonly (Standing | Error)[]) {
  const left = [...answers];
  let ends = 0;
  const judge = vi.fn(async (): Promise<Standing> => {
    const answer = left.shift();
    if (answer instanceof Error) throw answer;
    if (!answer) throw new Error('asked too often');
    return Promise.resolve(answer);
  });
  return { ...watchStanding(judge, () => (ends += 1)), judge, ends: () => ends };
}

const goesOn = (endsAt: number | null): Standing => ({ kind: 'goesOn', endsAt });
const over: Standing = { kind: 'ends' };

test('who loses a right while the question is asked is asked about again', async () => {
  const watched = watch([goesOn(null), over]);
  watched.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(watched.ends()).toBe(1);
});

test('a proof that expires ends it, unless it was renewed', async () => {
  const begin = Date.now();
  const watched = watch([goesOn(begin + 1000), goesOn(begin + 5000), over]);
  await vi.advanceTimersByTimeAsync(1500);
  expect([watched.judge.mock.calls.length, watched.ends()]).toEqual([2, 0]);
  await vi.advanceTimersByTimeAsync(4000);
  expect(watched.ends()).toBe(1);
});

test('a database that is away ends nothing, but no proof outlives itself', async () => {
  const begin = Date.now();
  const watched = watch([goesOn(begin + 1000), new Error('away'), new Error('away')]);
  await vi.advanceTimersByTimeAsync(500);
  watched.look();
  await vi.advanceTimersByTimeAsync(100);
  expect(watched.ends()).toBe(0);
  await vi.advanceTimersByTimeAsync(1000);
  expect(watched.ends()).toBe(1);
});

test('it ends once, and asks no more after it was stopped', async () => {
  const ended = watch([over]);
  await vi.advanceTimersByTimeAsync(0);
  ended.look();
  const stopped = watch([goesOn(null)]);
  stopped.stop();
  stopped.look();
  await vi.advanceTimersByTimeAsync(0);
  expect([ended.ends(), stopped.ends(), stopped.judge.mock.calls.length]).toEqual([1, 0, 1]);
});
