import { claimTimersDue, findNextTimerDue, type DueTimer } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { forEachLimited } from '../loops/for-each-limited.js';

/** Timers claimed at once. */
const BATCH = 400;
/** Timers that fire side by side where this node has nothing else to do: two full transactions of steps. */
const SIDE_BY_SIDE = 128;
/** The same beside other commands: few enough that people do not wait behind thousands of timers. */
const BESIDE_COMMANDS = 12;
/** After a crash a claimed timer fires this much later, in milliseconds. */
const CLAIM = 30_000;
/** The table is looked at this often even where nothing woke the loop, in milliseconds. */
const LONGEST_SLEEP = 5_000;

/** Fires what is due and answers the milliseconds until the next timer, at most. */
export async function fireDueTimers(
  runtime: EngineRuntime,
  fire: (timer: DueTimer) => Promise<void>,
): Promise<number> {
  const sideBySide = (firing: number): number =>
    runtime.processor.underWay > firing ? BESIDE_COMMANDS : SIDE_BY_SIDE;
  let failure: unknown;
  let due = await claim(runtime);
  while (due.length > 0) {
    const mayGoOn = due.length === BATCH && failure === undefined && !runtime.isClosing();
    // The next ones are claimed while these fire.
    const [fired, next] = await Promise.allSettled([
      forEachLimited(due, sideBySide, fire),
      mayGoOn ? claim(runtime) : [],
    ]);
    if (fired.status === 'rejected') failure ??= fired.reason;
    if (next.status === 'rejected') throw next.reason;
    due = next.value;
  }
  if (failure !== undefined) throw failure;
  const next = await findNextTimerDue(runtime.database.engine);
  if (next === null) return LONGEST_SLEEP;
  return Math.min(LONGEST_SLEEP, Math.max(1, next - runtime.clock.now()));
}

function claim(runtime: EngineRuntime): Promise<readonly DueTimer[]> {
  const now = runtime.clock.now();
  return claimTimersDue(runtime.database.engine, { now, claimedUntil: now + CLAIM, limit: BATCH });
}
