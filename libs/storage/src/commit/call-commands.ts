import {
  causationOfNews,
  parentOfCalled,
  type Change,
  type Command,
  type ProcessInstanceKey,
} from '@vorgang/execution';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { NewOutboxCommand } from '../statements/insert-outbox-commands.js';
import type { StepRecord } from './step-record.js';

type CallCommand = NewOutboxCommand<Command>;

/**
 * What a step has to tell other instances across call activities. The ids follow from the keys of the instances, so
 * that what is told again is done once.
 */
export function callCommandsOf(step: StepRecord): readonly CallCommand[] {
  return step.changes.flatMap((change, place) => callCommandsOfChange(step, change, place));
}

function callCommandsOfChange(step: StepRecord, change: Change, place: number): readonly CallCommand[] {
  switch (change.kind) {
    case 'processCalled':
      return [creation(step, change)];
    case 'calledProcessCanceled':
      return [
        {
          commandId: `call-cancel:${change.calledProcessInstanceKey}`,
          processInstanceKey: change.calledProcessInstanceKey,
          command: { kind: 'cancelProcessInstance', byParent: true },
        },
      ];
    case 'processInstanceSuspended':
    case 'processInstanceResumed':
      return change.includeCalledInstances ? toCalled(step, change.kind) : [];
    case 'processInstanceCompleted':
      return toParent(step, `call-end:${step.processInstanceKey}`, {
        kind: 'completeCalledProcess',
        calledProcessInstanceKey: step.processInstanceKey,
        variables: resultOf(step),
        ...newsOf(step),
      });
    case 'errorThrownToParent':
      return toParent(step, `call-end:${step.processInstanceKey}`, {
        kind: 'throwCalledProcessError',
        calledProcessInstanceKey: step.processInstanceKey,
        errorCode: change.errorCode,
        errorMessage: change.errorMessage,
        variables: change.variables,
        ...newsOf(step),
      });
    case 'escalationThrown': {
      if (change.variables === undefined) return [];
      const sequence = (step.before?.historySequence ?? 0) + 1;
      return toParent(step, `call-escalation:${step.processInstanceKey}:${sequence}:${place}`, {
        kind: 'throwCalledProcessEscalation',
        calledProcessInstanceKey: step.processInstanceKey,
        escalationCode: change.escalationCode,
        variables: change.variables,
        ...newsOf(step),
      });
    }
    default:
      return [];
  }
}

function creation(step: StepRecord, change: Extract<Change, { kind: 'processCalled' }>): CallCommand {
  const { calledProcessInstanceKey, variables, causation } = change;
  return {
    commandId: `call:${calledProcessInstanceKey}`,
    processInstanceKey: calledProcessInstanceKey,
    command: {
      kind: 'createProcessInstance',
      processInstanceKey: calledProcessInstanceKey,
      processDefinitionKey: change.processDefinitionKey,
      processDefinitionVersion: change.processDefinitionVersion,
      tenantId: step.tenantId,
      variables,
      parent: parentOfCalled(step.processInstanceKey, change),
      ...(causation === undefined ? {} : { causation }),
    },
  };
}

/** The sequence of the step in the id keeps the order in which these are told (see `precededInOutbox`). */
function toCalled(
  step: StepRecord,
  kind: 'processInstanceSuspended' | 'processInstanceResumed',
): readonly CallCommand[] {
  const sequence = String((step.before?.historySequence ?? 0) + 1).padStart(12, '0');
  const command: Command = {
    kind: kind === 'processInstanceSuspended' ? 'suspendProcessInstance' : 'resumeProcessInstance',
    includeCalledInstances: true,
  };
  return [...step.after.elementInstances.values()].flatMap((instance) =>
    instance.waits.flatMap((wait) => {
      if (wait.kind !== 'calledProcess') return [];
      const processInstanceKey = wait.calledProcessInstanceKey;
      return [
        { commandId: `call-suspension:${processInstanceKey}:${sequence}`, processInstanceKey, command },
      ];
    }),
  );
}

function toParent(step: StepRecord, commandId: string, command: Command): readonly CallCommand[] {
  const receiver: ProcessInstanceKey | undefined = step.after.parent?.processInstanceKey;
  return receiver === undefined ? [] : [{ commandId, processInstanceKey: receiver, command }];
}

function newsOf({ command, changes }: StepRecord): ReturnType<typeof causationOfNews> {
  return causationOfNews('causation' in command ? command.causation : undefined, changes);
}

function resultOf({ after }: StepRecord): JsonObject {
  const entries = Object.entries(after.variables.get(after.rootKey) ?? {});
  return Object.fromEntries(entries.map(([name, { value }]): [string, JsonValue] => [name, value]));
}
