import type { TestInstance } from './test-instance.js';
import { compareKeys, waitsOf, type FoundWait } from './waits.js';

/** A timer of an instance. */
export interface PendingTimer {
  readonly instance: TestInstance;
  readonly timer: FoundWait<'timer'>;
}

/** The timer that is due first, at the latest at `until`; of several at the same moment the oldest. */
export function nextTimer(instances: readonly TestInstance[], until: number): PendingTimer | undefined {
  const timers = instances.flatMap((instance) =>
    waitsOf(instance.state, 'timer').map((timer): PendingTimer => ({ instance, timer })),
  );
  return timers
    .filter(({ timer }) => timer.wait.dueAt <= until)
    .sort(
      (left, right) =>
        left.timer.wait.dueAt - right.timer.wait.dueAt ||
        compareKeys(left.timer.wait.timerKey, right.timer.wait.timerKey),
    )
    .at(0);
}
