import {
  beginsWithoutTrigger,
  type ElementId,
  type ExecutableProcess,
  type ResourceBinding,
} from '@vorgang/bpmn';
import {
  causationOfNews,
  parentOfCalled,
  type AvailableProcess,
  type CallingParent,
  type Causation,
  type Change,
  type InstanceCommand,
  type ProcessDefinitionKey,
  type ProcessInstanceKey,
} from '@vorgang/execution';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { TestInstance } from './test-instance.js';
import { waitsOf } from './waits.js';

/** Something that an instance tells another one across a call activity. */
export type CallDelivery =
  | {
      readonly kind: 'start';
      readonly processId: ElementId;
      readonly processInstanceKey: ProcessInstanceKey;
      readonly parent: CallingParent;
      readonly variables: JsonObject;
      /** The signals that led to the call. */
      readonly causation?: Causation;
    }
  | {
      readonly kind: 'tell';
      readonly receiver: ProcessInstanceKey;
      readonly command: InstanceCommand;
    };

/** What instances have to tell each other, in the order in which it happened. */
export class CallDeliveries {
  #waiting: readonly CallDelivery[] = [];

  /** Takes over what a step of an instance has to tell; `causation`: the signals that led to the step. */
  add(instance: TestInstance, changes: readonly Change[], causation?: Causation): void {
    const news = causationOfNews(causation, changes);
    this.#waiting = [...this.#waiting, ...changes.flatMap((change) => deliveriesOf(instance, change, news))];
  }

  next(): CallDelivery | undefined {
    const [next, ...others] = this.#waiting;
    this.#waiting = others;
    return next;
  }
}

/** Whether the receiver still waits for what it is told: it may have ended, or gone on, in the meantime. */
export function isStillExpected(receiver: TestInstance, command: InstanceCommand): boolean {
  if (receiver.status !== 'ACTIVE') return false;
  if (!('calledProcessInstanceKey' in command)) return true;
  return waitsOf(receiver.state, 'calledProcess').some(
    ({ wait }) => wait.calledProcessInstanceKey === command.calledProcessInstanceKey,
  );
}

/** A deployed process as call activities find it; scenarios deploy one version of each. */
export function findCalledProcess(
  processes: ReadonlyMap<ElementId, ExecutableProcess>,
  processId: ElementId,
  binding: ResourceBinding,
): AvailableProcess | undefined {
  const process = processes.get(processId);
  if (process === undefined) return undefined;
  if (binding.kind === 'versionTag' && process.versionTag !== binding.versionTag) return undefined;
  return {
    processDefinitionKey: process.id as ProcessDefinitionKey,
    version: 1,
    beginsWithoutTrigger: beginsWithoutTrigger(process),
  };
}

function deliveriesOf(
  instance: TestInstance,
  change: Change,
  news: ReturnType<typeof causationOfNews>,
): readonly CallDelivery[] {
  const { parent, processInstanceKey } = instance.state;
  const tellParent = (command: InstanceCommand): readonly CallDelivery[] =>
    parent === undefined ? [] : [{ kind: 'tell', receiver: parent.processInstanceKey, command }];
  switch (change.kind) {
    case 'processCalled': {
      return [
        {
          kind: 'start',
          processId: change.bpmnProcessId,
          processInstanceKey: change.calledProcessInstanceKey,
          parent: parentOfCalled(processInstanceKey, change),
          variables: change.variables,
          ...(change.causation === undefined ? {} : { causation: change.causation }),
        },
      ];
    }
    case 'calledProcessCanceled':
      return [
        {
          kind: 'tell',
          receiver: change.calledProcessInstanceKey,
          command: { kind: 'cancelProcessInstance', byParent: true },
        },
      ];
    case 'processInstanceCompleted':
      return tellParent({
        kind: 'completeCalledProcess',
        calledProcessInstanceKey: processInstanceKey,
        variables: variablesOf(instance),
        ...news,
      });
    case 'errorThrownToParent': {
      const { errorCode, errorMessage, variables } = change;
      return tellParent({
        kind: 'throwCalledProcessError',
        calledProcessInstanceKey: processInstanceKey,
        errorCode,
        errorMessage,
        variables,
        ...news,
      });
    }
    case 'escalationThrown': {
      const { escalationCode, variables } = change;
      if (variables === undefined) return [];
      return tellParent({
        kind: 'throwCalledProcessEscalation',
        calledProcessInstanceKey: processInstanceKey,
        escalationCode,
        variables,
        ...news,
      });
    }
    default:
      return [];
  }
}

function variablesOf({ state }: TestInstance): JsonObject {
  const entries = Object.entries(state.variables.get(state.rootKey) ?? {});
  return Object.fromEntries(entries.map(([name, { value }]): [string, JsonValue] => [name, value]));
}
