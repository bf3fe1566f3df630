import type { Command, Rejection } from '@vorgang/execution';
import {
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
    const outcome = await runtime.processor.execute({
      tenantId: stored.tenantId,
      processInstanceKey: stored.processInstanceKey,
      command,
      actor: stored.actor,
      outboxCommandId: stored.commandId,
    });
    await settle(runtime, { ...stored, command }, outcome);
  } catch (error) {
    const forGood =
      error instanceof EngineError &&
      !(error instanceof OverloadedError || error instanceof OutcomeUnknownError);
    await postpone(runtime, { ...stored, command }, errorText(error), forGood);
  }
}

async function settle(
  runtime: EngineRuntime,
  stored: ClaimedOutboxCommand<Command>,
  outcome: StepOutcome,
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
      return postpone(runtime, stored, outcome.rejection.message, true);
    case 'refused':
      if (outcome.failure.kind === 'repeated') return;
      return postpone(runtime, stored, `The step was refused: ${outcome.failure.kind}.`, true);
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
