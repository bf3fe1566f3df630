import type { ExecutionState, MessageSubscriptionKey } from '@vorgang/execution';
import { findWaitingJobs } from '@vorgang/storage';
import type { EngineRuntime } from '../engine-runtime.js';
import { OWN_TYPES } from '../jobs/work-hints.js';
import { correlateOpenedSubscriptions } from '../messages/correlate-stored-message.js';
import type { Signal } from '../notifications/signal.js';

/**
 * Wakes those who look after what a resumed instance waits for: workers, timers, the outbox, and messages that came
 * while it was suspended. What a crash leaves out here the loops and the reconciler find by themselves.
 */
export async function goOnAfterResumption(runtime: EngineRuntime, state: ExecutionState): Promise<void> {
  const { tenantId, processInstanceKey } = state;
  const waits = [...state.elementInstances.values()].flatMap((instance) => instance.waits);
  const jobs = await findWaitingJobs(runtime.database.engine, tenantId, processInstanceKey);
  const signals: Signal[] = [{ kind: 'outboxFilled' }];
  for (const type of new Set(jobs.map((job) => job.type))) {
    signals.push({ kind: 'jobsAvailable', tenantId, type });
  }
  for (const { jobKey, type, epoch } of jobs) {
    if (type.startsWith(OWN_TYPES)) runtime.workHints.add(type, { tenantId, jobKey, epoch });
  }
  const dueDates = waits.flatMap((wait) => (wait.kind === 'timer' ? [wait.dueAt] : []));
  if (dueDates.length > 0) signals.push({ kind: 'timerScheduled', dueAt: Math.min(...dueDates) });
  runtime.signals.publish(signals);
  const subscriptions: readonly MessageSubscriptionKey[] = waits.flatMap((wait) =>
    wait.kind === 'message' ? [wait.subscriptionKey] : [],
  );
  if (subscriptions.length > 0) await correlateOpenedSubscriptions(runtime, tenantId, subscriptions);
}
