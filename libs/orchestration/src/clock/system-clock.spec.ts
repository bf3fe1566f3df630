import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SystemClock } from './system-clock.js';

const noon = Date.UTC(2026, 10, 28, 12);

beforeEach(() => void vi.useFakeTimers({ now: noon }));
afterEach(() => void vi.useRealTimers());

/** An answer of a database whose clock is ahead, that takes its time on the way there and back. */
function database(ahead: number, there = 0, back = 0): () => Promise<number> {
  return async () => {
    await vi.advanceTimersByTimeAsync(there);
    const answer = Date.now() + ahead;
    await vi.advanceTimersByTimeAsync(back);
    return answer;
  };
}

describe('The clock of a node', () => {
  test("is the database's, however the computer's own stands", async () => {
    const clock = new SystemClock();
    await clock.synchronise(database(-3_600_000));
    expect(clock.now()).toBe(noon - 3_600_000);
  });

  test("goes on evenly while somebody sets the computer's clock", async () => {
    const clock = new SystemClock();
    await clock.synchronise(database(0));
    await vi.advanceTimersByTimeAsync(5_000);
    vi.setSystemTime(noon + 86_400_000);
    expect(clock.now()).toBe(noon + 5_000);
  });

  test('is not moved by an answer that took long but fits', async () => {
    const clock = new SystemClock();
    await clock.synchronise(database(250));
    await clock.synchronise(database(250, 10, 2_000));
    expect(clock.now() - Date.now()).toBe(250);
  });

  test('becomes exact with the first quick answer', async () => {
    const clock = new SystemClock();
    await clock.synchronise(database(5_000, 900, 0));
    await clock.synchronise(database(5_000));
    expect(clock.now() - Date.now()).toBe(5_000);
  });

  test("wakes who sleeps when the database's clock jumps", async () => {
    const clock = new SystemClock();
    const woken = vi.fn();
    clock.onJump(woken);
    await clock.synchronise(database(100));
    expect(woken).not.toHaveBeenCalled();
    await clock.synchronise(database(60_000));
    expect(woken).toHaveBeenCalledOnce();
  });
});
