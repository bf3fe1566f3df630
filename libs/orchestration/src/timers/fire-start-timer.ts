import { createHash } from 'node:crypto';
import { nextOfCycle, type ProcessInstanceKey } from '@vorgang/execution';
import type { Actor, DueTimer } from '@vorgang/storage';
import { timerStartEvents, type CompiledDefinition } from '../definitions/compiled-definition.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { removeTimer } from './remove-timer.js';
import { rescheduleTimer } from './reschedule-timer.js';
import { selectDeployedAt } from './select-deployed-at.js';
import { startTimerSchedule } from './start-timer-schedule.js';

const START_ACTOR: Actor = { kind: 'engine', id: 'timers' };

/**
 * Starts the instance that a timer start event asks for, then sets the timer to its next moment. The command id is made
 * of timer and moment, so that a crash in between starts no second instance.
 */
export async function fireStartTimer(runtime: EngineRuntime, timer: DueTimer): Promise<void> {
  const definition = await runtime.definitions.get(timer.tenantId, timer.processDefinitionKey);
  const processInstanceKey = runtime.keys.next() as ProcessInstanceKey;
  const commandId = `timer:${timer.timerKey}:${timer.dueAt}`;
  const outcome = await runtime.processor.execute({
    tenantId: timer.tenantId,
    processInstanceKey,
    command: {
      kind: 'createProcessInstance',
      processInstanceKey,
      processDefinitionKey: timer.processDefinitionKey,
      processDefinitionVersion: definition.version,
      tenantId: timer.tenantId,
      variables: {},
      startEventId: timer.eventId,
    },
    actor: START_ACTOR,
    receipt: {
      commandId,
      requestHash: createHash('sha256').update(commandId).digest(),
      result: JSON.stringify({ processInstanceKey }),
    },
  });
  if (outcome.kind === 'rejected') {
    runtime.logger.error('start-timer-refused', {
      processDefinitionId: definition.processDefinitionId,
      eventId: timer.eventId,
      reason: outcome.rejection.message,
    });
  }
  const next = await nextFiring(runtime, timer, definition);
  if (next === null) await removeTimer(runtime.database.engine, timer);
  else await rescheduleTimer(runtime.database.engine, timer, next);
}

async function nextFiring(
  runtime: EngineRuntime,
  timer: DueTimer,
  definition: CompiledDefinition,
): Promise<{ readonly dueAt: number; readonly repetitions: number } | null> {
  if (timer.repetitions === 0) return null;
  const timeZone = await runtime.timeZones.of(timer.tenantId);
  const cycle = timer.cycle ?? (await cycleInModel(runtime, timer, definition, timeZone));
  return cycle === null ? null : (nextOfCycle(cycle, timer.dueAt, timer.repetitions, timeZone) ?? null);
}

/** For a timer that a release set which did not keep the cycle: then it is the same at any time. */
async function cycleInModel(
  runtime: EngineRuntime,
  timer: DueTimer,
  definition: CompiledDefinition,
  timeZone: string,
): Promise<string | null> {
  const event = timerStartEvents(definition.process).find(({ eventId }) => eventId === timer.eventId);
  if (event === undefined) return null;
  // A rhythm without a start begins with the deployment.
  const deployedAt = await selectDeployedAt(
    runtime.database.engine,
    timer.tenantId,
    definition.deploymentKey,
  );
  return startTimerSchedule(event.timer, { now: deployedAt, timeZone })?.cycle ?? null;
}
