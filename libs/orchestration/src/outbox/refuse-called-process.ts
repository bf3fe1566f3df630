import type { Command, CreateProcessInstanceCommand } from '@vorgang/execution';
import type { ClaimedOutboxCommand } from '@vorgang/storage';
import type { StepOutcome } from '../commands/step-request.js';
import type { EngineRuntime } from '../engine-runtime.js';

export type CalledCreation = CreateProcessInstanceCommand &
  Required<Pick<CreateProcessInstanceCommand, 'parent'>>;

/** Whether a call activity asked for the instance that the command creates. */
export function isCalledCreation(command: Command): command is CalledCreation {
  return command.kind === 'createProcessInstance' && command.parent !== undefined;
}

/**
 * Tells the caller that the instance it called cannot be created. The step that raises the incident takes the refused
 * creation out of the outbox, so of all nodes that try one tells, once, and resolving the incident calls with a new key.
 */
export function refuseCalledProcess(
  runtime: EngineRuntime,
  stored: Omit<ClaimedOutboxCommand<Command>, 'command'>,
  { parent, processInstanceKey }: CalledCreation,
  reason: string,
): Promise<StepOutcome> {
  runtime.logger.warn('called-process-refused', {
    processInstanceKey,
    parentProcessInstanceKey: parent.processInstanceKey,
    reason,
  });
  return runtime.processor.execute({
    tenantId: stored.tenantId,
    processInstanceKey: parent.processInstanceKey,
    command: { kind: 'refuseCalledProcess', calledProcessInstanceKey: processInstanceKey, reason },
    actor: stored.actor,
    outboxCommandId: stored.commandId,
  });
}
