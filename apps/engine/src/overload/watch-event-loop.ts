import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Tells after each window by how many milliseconds a turn of the event loop was late on average. Answers how to stop. */
export type WatchEventLoop = (onWindow: (delay: number) => void) => () => void;

/** Milliseconds of a window; longer where the loop is. */
const windowLength = 1_000;
/** Milliseconds between two looks at the clock. */
const resolution = 20;

/**
 * Measures with a timer of libuv, which costs nothing worth speaking of. A loop with little to do turns often, so that one
 * stall among them weighs little; the average is high only where hardly any turn is quick.
 */
export const watchEventLoop: WatchEventLoop = (onWindow) => {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  const timer = setInterval(() => {
    // A window without a single look has none to say anything of.
    const delay = histogram.count === 0 ? 0 : Math.max(0, histogram.mean / 1e6 - resolution);
    histogram.reset();
    onWindow(delay);
  }, windowLength);
  timer.unref();
  return () => {
    clearInterval(timer);
    histogram.disable();
  };
};
