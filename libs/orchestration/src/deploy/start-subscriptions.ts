import type { KeySource } from '@vorgang/execution';
import type { EvaluationOptions } from '@vorgang/feel';
import type { Queryable } from '@vorgang/storage';
import {
  messageStartEvents,
  signalStartEvents,
  timerStartEvents,
} from '../definitions/compiled-definition.js';
import { constantText } from '../definitions/constant-text.js';
import { DeploymentRejectedError } from '../errors.js';
import { startTimerSchedule } from '../timers/start-timer-schedule.js';
import type { PlannedProcess } from './plan-deployment.js';

export interface StartSubscriptionContext {
  readonly tenantId: string;
  readonly keys: KeySource;
  /** For names and timers of start events, which are read once. */
  readonly evaluation: EvaluationOptions;
  /** The version was deployed before: what its timers missed stays missed. */
  readonly isRestored?: boolean;
}

/** A version whose start events are opened. */
export interface StartedVersion extends Pick<PlannedProcess, 'key' | 'process'> {
  readonly resource: { readonly name: string };
}

/**
 * Closes the message, signal and timer start events of former versions and opens those of the new one: only the newest
 * version is started by them. In the transaction of the deployment.
 *
 * @throws DeploymentRejectedError when a name or a timer gives no value without variables
 */
export async function replaceStartSubscriptions(
  database: Queryable,
  planned: StartedVersion,
  context: StartSubscriptionContext,
): Promise<void> {
  await closeStartSubscriptions(database, planned.process.id, context);
  await openMessageStarts(database, planned, context);
  await openSignalStarts(database, planned, context);
  await scheduleTimerStarts(database, planned, context);
}

/** Closes the message, signal and timer start events of a process, of whatever version. */
export async function closeStartSubscriptions(
  database: Queryable,
  processDefinitionId: string,
  { tenantId, evaluation }: Pick<StartSubscriptionContext, 'tenantId' | 'evaluation'>,
): Promise<void> {
  for (const table of ['message_subscription', 'signal_subscription'] as const) {
    await database.query(
      `update ${table} set state = 'DELETED', updated_at = $3
       where tenant_id = $1 and process_definition_id = $2 and process_instance_key is null and state = 'CREATED'`,
      [tenantId, processDefinitionId, new Date(evaluation.now)],
    );
  }
  await database.query(
    `delete from timer t using process_definition d
     where t.tenant_id = $1 and t.process_instance_key is null
       and d.tenant_id = $1 and d.process_definition_key = t.process_definition_key and d.process_definition_id = $2`,
    [tenantId, processDefinitionId],
  );
}

async function openMessageStarts(
  database: Queryable,
  { process, resource, key }: StartedVersion,
  { tenantId, keys, evaluation }: StartSubscriptionContext,
): Promise<void> {
  for (const { eventId, message } of messageStartEvents(process)) {
    const name = constantText(message.name, evaluation);
    if (name === null || name === '') {
      throw refused(
        resource.name,
        eventId,
        'message-name',
        'The message name gives no text without variables.',
        'Write the name as text, or as an expression that needs no variable.',
      );
    }
    await database.query(
      `insert into message_subscription (tenant_id, subscription_key, process_definition_key, process_definition_id,
         event_id, message_name, correlation_key, interrupting, state, updated_at)
       values ($1, $2, $3, $4, $5, $6, '', true, 'CREATED', $7)`,
      [tenantId, keys.next(), key, process.id, eventId, name, new Date(evaluation.now)],
    );
  }
}

async function openSignalStarts(
  database: Queryable,
  { process, resource, key }: StartedVersion,
  { tenantId, keys, evaluation }: StartSubscriptionContext,
): Promise<void> {
  for (const { eventId, signal } of signalStartEvents(process)) {
    const name = constantText(signal.name, evaluation);
    if (name === null || name === '') {
      throw refused(
        resource.name,
        eventId,
        'signal-name',
        'The signal name gives no text without variables.',
        'Write the name as text, or as an expression that needs no variable.',
      );
    }
    await database.query(
      `insert into signal_subscription (tenant_id, subscription_key, process_definition_key, process_definition_id,
         event_id, signal_name, interrupting, state, updated_at)
       values ($1, $2, $3, $4, $5, $6, true, 'CREATED', $7)`,
      [tenantId, keys.next(), key, process.id, eventId, name, new Date(evaluation.now)],
    );
  }
}

async function scheduleTimerStarts(
  database: Queryable,
  { process, resource, key }: StartedVersion,
  { tenantId, keys, evaluation, isRestored = false }: StartSubscriptionContext,
): Promise<void> {
  for (const { eventId, timer } of timerStartEvents(process)) {
    const schedule = startTimerSchedule(timer, evaluation);
    if (schedule === null) {
      throw refused(
        resource.name,
        eventId,
        'timer-value',
        `The timer ${timer.kind} gives no moment without variables, or one that never comes.`,
        'Write an ISO 8601 date, duration or repeating interval, or a cron expression of which a day comes.',
      );
    }
    if (isRestored && schedule.dueAt <= evaluation.now) continue;
    await database.query(
      `insert into timer (tenant_id, timer_key, process_definition_key, event_id, due_at, repetitions, cycle)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tenantId,
        keys.next(),
        key,
        eventId,
        new Date(schedule.dueAt),
        schedule.repetitions,
        schedule.cycle ?? null,
      ],
    );
  }
}

function refused(
  resourceName: string,
  elementId: string,
  rule: string,
  message: string,
  fix: string,
): DeploymentRejectedError {
  return new DeploymentRejectedError([{ resourceName, elementId, rule, message, fix }]);
}
