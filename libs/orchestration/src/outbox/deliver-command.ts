import type { Command, Rejection } from '@vorgang/execution';
import {
  isInOutbox,
  keepWhileSuspended,
  postponeOutboxCommand,
  precededInOutbox,
  removeOutboxCommand,
  type BroadcastSignalCommand,
  type ClaimedOutboxCommand,
} from '@vorgang/storage';
import { deliverBroadcast } from '../broadcast/deliver-broadcast.js';
import type { StepOutcome } from '../commands/step-request.js';
import { backOff } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { EngineError, OutcomeUnknownError, OverloadedError } from '../errors.js';
import { errorText } from '../logging/logger.js';
import { isCalledCreation, refuseCalledProcess } from './refuse-called-process.js';

/** A command that can never succeed stays for a person to see, and is not tried again by itself. */
const NEVER = Date.UTC(9999, 0, 1);
/** What a suspended instance is told waits this long, in milliseconds; its resumption ends the wait. */
const WHILE_SUSPENDED = 10_000;

/** Does one command of the outbox. The step that does it removes the row, so its effect happens once. */
export async function deliverCommand(
  runtime: EngineRuntime,
  { command, ...stored }: ClaimedOutboxCommand<Command | BroadcastSignalCommand>,
): Promise<void> {
  try {
    if (command.kind === 'broadcastSignal') return await deliverBroadcast(runtime, { ...stored, command });
    if (isSuspension(command) && (await precededInOutbox(runtime.database.engine, stored))) {
      const reason = 'An earlier suspension or resumption of the instance is still to be told.';
      return await postpone(runtime, { ...stored, command }, reason, false);
    }
    // Asked before: an instance that is missing afterwards, and is not to be created any more, never will be there.
    const isReceiverToCome = isForCalled(command) && (await isReceiverStillCreated(runtime, stored));
    const outcome = await runtime.processor.execute({
      tenantId: stored.tenantId,
      processInstanceKey: stored.processInstanceKey,
      command,
      actor: stored.actor,
      outboxCommandId: stored.commandId,
    });
    await settle(runtime, { ...stored, command }, outcome, isReceiverToCome);
  } catch (error) {
    const forGood =
      error instanceof EngineError &&
      !(error instanceof OverloadedError || error instanceof OutcomeUnknownError);
    if (forGood && command.kind !== 'broadcastSignal' && isCalledCreation(command)) {
      return giveUp(runtime, { ...stored, command }, errorText(error));
    }
    await postpone(runtime, { ...stored, command }, errorText(error), forGood);
  }
}

/** Whether the called instance that a command is for is still to be created. */
function isReceiverStillCreated(
  runtime: EngineRuntime,
  { tenantId, processInstanceKey }: Pick<ClaimedOutboxCommand<Command>, 'tenantId' | 'processInstanceKey'>,
): Promise<boolean> {
  return isInOutbox(runtime.database.engine, { tenantId, commandId: `call:${processInstanceKey}` });
}

async function settle(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<Command>,
  outcome: StepOutcome,
  isReceiverToCome: boolean,
): Promise<void> {
  switch (outcome.kind) {
    case 'committed':
      return;
    case 'instanceExists':
      // An earlier delivery created it, and its answer was lost.
      return drop(runtime, stored);
    case 'instanceMissing':
      if (stored.command.kind === 'triggerSignal') return drop(runtime, stored);
      // The instance that it is for is still to be created: that waits in the outbox as well.
      if (isForCalled(stored.command)) {
        if (!isReceiverToCome) return drop(runtime, stored);
        const reason = `The called process instance ${stored.processInstanceKey} is not created yet.`;
        return postpone(runtime, stored, reason, false);
      }
      return postpone(runtime, stored, `Process instance ${stored.processInstanceKey} does not exist.`, true);
    case 'rejected':
      if (outcome.rejection.code === 'SUSPENDED') return keep(runtime, stored, outcome.rejection);
      // The instance is as it should be already.
      if (isSuspension(stored.command)) return drop(runtime, stored);
      if (isForThoseWhoWait(stored.command) && outcome.rejection.code === 'NOT_FOUND') {
        return drop(runtime, stored);
      }
      return giveUp(runtime, stored, outcome.rejection.message);
    case 'refused':
      if (outcome.failure.kind === 'repeated') return;
      return giveUp(runtime, stored, `The step was refused: ${outcome.failure.kind}.`);
  }
}

/** The command can never succeed. Who called an instance that cannot begin is told; others are left for a person. */
async function giveUp(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<Command>,
  reason: string,
): Promise<void> {
  const { command } = stored;
  if (!isCalledCreation(command)) return postpone(runtime, stored, reason, true);
  try {
    const outcome = await refuseCalledProcess(runtime, stored, command, reason);
    switch (outcome.kind) {
      case 'committed':
        return;
      case 'rejected':
        if (outcome.rejection.code === 'SUSPENDED') return keep(runtime, stored, outcome.rejection);
        // The call activity ended meanwhile, so nobody waits for the instance.
        return drop(runtime, stored);
      case 'instanceMissing':
        return drop(runtime, stored);
      case 'refused':
        if (outcome.failure.kind === 'repeated') return;
        return postpone(
          runtime,
          stored,
          `${reason} The caller could not be told: ${outcome.failure.kind}.`,
          true,
        );
      case 'instanceExists':
        throw new Error('Only a creation meets an instance that exists.');
    }
  } catch (error) {
    // The creation stays, and with it the reason to tell the caller.
    await postpone(runtime, stored, errorText(error), false);
  }
}

function isSuspension({ kind }: Command): boolean {
  return kind === 'suspendProcessInstance' || kind === 'resumeProcessInstance';
}

/** Told by the instance that called it. */
function isForCalled(command: Command): boolean {
  return isSuspension(command) || (command.kind === 'cancelProcessInstance' && command.byParent === true);
}

/** Nothing is wrong with it: it waits for the resumption, which makes it due at once. */
async function keep(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<Command>,
  { message: reason }: Rejection,
): Promise<void> {
  const until = runtime.clock.now() + WHILE_SUSPENDED;
  await keepWhileSuspended(runtime.database.engine, stored, { reason, until });
  runtime.signals.publish([{ kind: 'outboxFilled' }]);
}

/** Whoever went on or ended meanwhile misses nothing of these. */
function isForThoseWhoWait({ kind }: Command): boolean {
  return (
    kind === 'triggerSignal' ||
    kind === 'cancelProcessInstance' ||
    kind === 'completeCalledProcess' ||
    kind === 'throwCalledProcessError' ||
    kind === 'throwCalledProcessEscalation'
  );
}

async function drop(runtime: EngineRuntime, stored: ClaimedOutboxCommand<Command>): Promise<void> {
  await removeOutboxCommand(runtime.database.engine, stored);
}

async function postpone(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<Command | BroadcastSignalCommand>,
  error: string,
  forGood: boolean,
): Promise<void> {
  const { commandId, processInstanceKey, attempts } = stored;
  const level = forGood ? 'error' : 'warn';
  runtime.logger[level](forGood ? 'outbox-command-failed' : 'outbox-command-postponed', {
    commandId,
    processInstanceKey,
    command: stored.command.kind,
    attempts,
    reason: error,
  });
  const availableAt = forGood ? NEVER : runtime.clock.now() + backOff(Math.min(attempts, 10), 1_000, 300_000);
  await postponeOutboxCommand(runtime.database.engine, stored, { error, availableAt });
}
