import type { CalledProcess } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ProcessInstanceKey } from '../keys.js';
import type { AvailableProcess } from '../step.js';
import { prepareNesting } from './call-nesting.js';
import { describeMissing } from './describe-missing.js';
import { evaluateText } from './evaluate-expression.js';
import { describe, emit, nextKey, type Element, type Execution } from './execution.js';
import { failure, success, type Outcome } from './outcome.js';
import { caughtErrorCodes } from './propagate-error.js';
import { raiseIncident } from './raise-incident.js';
import { localVariables, visibleVariables } from './read-variables.js';

/**
 * Starts an instance of another process. It is an instance of its own with a key that is known now; both tell each
 * other by commands what concerns the other.
 * Source: Camunda 8 documentation, "Call activities".
 */
export function prepareCall(execution: Execution, element: Element, call: CalledProcess): Outcome<Beginning> {
  const processId = evaluateText(execution, element, call.processId, 'the called process id');
  if (!processId.ok) return processId;
  const process = findProcess(execution, element, call, processId.value);
  if (!process.ok) return process;
  const depth = prepareNesting(execution, element, processId.value);
  if (!depth.ok) return depth;
  return success(() =>
    emit(execution, {
      kind: 'processCalled',
      elementInstanceKey: element.key,
      elementId: element.node.id,
      calledProcessInstanceKey: nextKey<ProcessInstanceKey>(execution),
      processDefinitionKey: process.value.processDefinitionKey,
      processDefinitionVersion: process.value.version,
      bpmnProcessId: processId.value,
      variables: variablesFor(execution, element, call),
      caughtErrors: caughtErrorCodes(execution, element.key),
      depth: depth.value,
    }),
  );
}

/** Calls anew after the former call was refused; the element goes on waiting for its events. */
export function callAgain(execution: Execution, element: Element): void {
  const { node } = element;
  if (node.kind !== 'task' || node.work.kind !== 'call') {
    throw new Error(`${describe(node)} calls no process, so there is nothing to call again.`);
  }
  const call = prepareCall(execution, element, node.work.call);
  if (call.ok) call.value();
  else raiseIncident(execution, element, 'call', call.fault);
}

function variablesFor(execution: Execution, element: Element, call: CalledProcess): JsonObject {
  return call.propagateAllParentVariables
    ? visibleVariables(execution.draft, element.key)
    : localVariables(execution.draft, element.key);
}

function findProcess(
  execution: Execution,
  element: Element,
  { binding }: CalledProcess,
  processId: string,
): Outcome<AvailableProcess> {
  const { resources } = execution.context;
  const process = resources.process?.(processId, binding, execution.draft.state.processDefinitionKey);
  if (process === undefined) {
    return failure(
      'CALLED_ELEMENT_ERROR',
      `${describe(element.node)} calls the process "${processId}"${describeMissing(binding)}`,
    );
  }
  if (process.beginsWithoutTrigger) return success(process);
  return failure(
    'CALLED_ELEMENT_ERROR',
    `${describe(element.node)} calls the process "${processId}", which has no start event without a trigger. Deploy ` +
      'a version that has one and resolve the incident.',
  );
}
