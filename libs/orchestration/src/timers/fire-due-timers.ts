import { claimTimersDue, findNextTimerDue } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { forEachLimited } from '../loops/for-each-limited.js';

/** Timers claimed at once. */
const BATCH = 200;
/** Timers that fire side by side: few enough that people's commands do not wait behind thousands of timers. */
const SIDE_BY_SIDE = 12;
/** After a crash a claimed timer fires this much later, in milliseconds. */
const CLAIM = 30_000;
/** The table is looked at this often even where nothing woke the loop, in milliseconds. */
const LONGEST_SLEEP = 5_000;

/** Fires what is due and answers the milliseconds until the next timer, at most. */
export async function fireDueTimers(
  runtime: EngineRuntime,
  fire: (timer: Awaited<ReturnType<typeof claimTimersDue>>[number]) => Promise<void>,
): Promise<number> {
  for (;;) {
    const now = runtime.clock.now();
    const due = await claimTimersDue(runtime.database.engine, {
      now,
      claimedUntil: now + CLAIM,
      limit: BATCH,
    });
    await forEachLimited(due, SIDE_BY_SIDE, fire);
    if (due.length < BATCH || runtime.isClosing()) break;
  }
  const next = await findNextTimerDue(runtime.database.engine);
  if (next === null) return LONGEST_SLEEP;
  return Math.min(LONGEST_SLEEP, Math.max(1, next - runtime.clock.now()));
}
