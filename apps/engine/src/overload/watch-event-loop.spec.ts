import { expect, test } from 'vitest';
import { watchEventLoop } from './watch-event-loop.js';

/** A program whose turns take this long each, until a window is over. */
function busy(turn: number): Promise<number> {
  return new Promise((resolve) => {
    let over = false;
    const stop = watchEventLoop((delay) => {
      over = true;
      stop();
      resolve(delay);
    });
    const work = (): void => {
      if (over) return;
      const until = performance.now() + turn;
      while (performance.now() < until);
      setImmediate(work);
    };
    work();
  });
}

test('a loop whose every turn is long is as late as its turns are long', async () => {
  expect(await busy(300)).toBeGreaterThan(200);
});
