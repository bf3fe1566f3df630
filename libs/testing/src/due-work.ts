import { nextOfCycle } from '@vorgang/execution';
import type { TestInstance } from './test-instance.js';
import type { TimerStart } from './triggered-starts.js';
import { compareKeys, waitsOf, type FoundWait } from './waits.js';

/** What happens next as time passes: a timer of an instance, or one that starts an instance. */
export type DueWork =
  | {
      readonly kind: 'timer';
      readonly dueAt: number;
      readonly instance: TestInstance;
      readonly timer: FoundWait<'timer'>;
    }
  | { readonly kind: 'start'; readonly dueAt: number; readonly start: TimerStart }
  /** A failed job may be tried again. */
  | { readonly kind: 'job'; readonly dueAt: number };

/** The work that is due first, at the latest at `until`; of several at the same moment a timer before a start. */
export function nextDueWork(
  instances: readonly TestInstance[],
  starts: readonly TimerStart[],
  backOffs: Iterable<number>,
  until: number,
): DueWork | undefined {
  const event = nextEvent(instances, starts, until);
  const job = Math.min(...backOffs);
  if (job > until || (event !== undefined && event.dueAt <= job)) return event;
  return { kind: 'job', dueAt: job };
}

function nextEvent(
  instances: readonly TestInstance[],
  starts: readonly TimerStart[],
  until: number,
): DueWork | undefined {
  const timer = nextTimer(instances, until);
  const [start] = starts.filter(({ schedule }) => schedule.dueAt <= until).sort(byDueTime);
  if (start === undefined || (timer !== undefined && timer.dueAt <= start.schedule.dueAt)) return timer;
  return { kind: 'start', dueAt: start.schedule.dueAt, start };
}

/** The timers that are left when one has started an instance: a cycle goes on. */
export function afterStart(
  starts: readonly TimerStart[],
  fired: TimerStart,
  timeZone: string,
): readonly TimerStart[] {
  const { cycle, dueAt, repetitions } = fired.schedule;
  const next = cycle === undefined ? undefined : nextOfCycle(cycle, dueAt, repetitions, timeZone);
  const others = starts.filter((start) => start !== fired);
  return next === undefined ? others : [...others, { ...fired, schedule: next }];
}

function nextTimer(
  instances: readonly TestInstance[],
  until: number,
): (DueWork & { kind: 'timer' }) | undefined {
  const timers = instances.flatMap((instance) =>
    waitsOf(instance.state, 'timer').map((timer) => ({
      kind: 'timer' as const,
      dueAt: timer.wait.dueAt,
      instance,
      timer,
    })),
  );
  return timers
    .filter(({ dueAt }) => dueAt <= until)
    .sort(
      (left, right) =>
        left.dueAt - right.dueAt || compareKeys(left.timer.wait.timerKey, right.timer.wait.timerKey),
    )
    .at(0);
}

function byDueTime(left: TimerStart, right: TimerStart): number {
  return left.schedule.dueAt - right.schedule.dueAt;
}
