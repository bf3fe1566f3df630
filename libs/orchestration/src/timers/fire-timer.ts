import type { Actor, DueTimer } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { fireStartTimer } from './fire-start-timer.js';
import { removeTimer } from './remove-timer.js';

export const TIMER_ACTOR: Actor = { kind: 'engine', id: 'timers' };

/** Fires one claimed timer. The step removes its row; where the timer no longer fits, the row is removed here. */
export async function fireTimer(runtime: EngineRuntime, timer: DueTimer): Promise<void> {
  if (timer.processInstanceKey === null) return fireStartTimer(runtime, timer);
  const outcome = await runtime.processor.execute({
    tenantId: timer.tenantId,
    processInstanceKey: timer.processInstanceKey,
    command: { kind: 'triggerTimer', timerKey: timer.timerKey },
    actor: TIMER_ACTOR,
  });
  if (outcome.kind === 'committed') return;
  if (outcome.kind === 'refused') {
    // The case still waits for this timer: it keeps its claim and fires again once that is over.
    runtime.logger.error('timer-refused', {
      timerKey: timer.timerKey,
      processInstanceKey: timer.processInstanceKey,
      reason: outcome.failure.kind === 'unstorable' ? outcome.failure.reason : outcome.failure.kind,
    });
    return;
  }
  // Its row comes due again with the resumption.
  if (outcome.kind === 'rejected' && outcome.rejection.code === 'SUSPENDED') return;
  // The instance has no such timer (any more): a step that came first has closed it.
  await removeTimer(runtime.database.engine, timer);
}
