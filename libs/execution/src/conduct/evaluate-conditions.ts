import type { EventDefinition, EventNode, ExecutableProcess, VariableEvent } from '@vorgang/bpmn';
import type { CompiledExpression, VariableLookup } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance, Wait } from '../state/execution-state.js';
import type { StateDraft } from '../state/state-draft.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { elementOf, emit, nodeOf, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { raiseIncident } from './raise-incident.js';
import { lookupFrom } from './read-variables.js';

type ConditionalDefinition = Extract<EventDefinition, { readonly kind: 'conditional' }>;
type ConditionWait = Extract<Wait, { readonly kind: 'condition' }>;

/** Whether the condition of an event holds; one that reads variables which do not exist (yet) does not. */
export function evaluateEventCondition(
  execution: Execution,
  element: Element,
  event: EventNode,
  condition: CompiledExpression,
  variables: VariableLookup,
): Outcome<boolean> {
  const purpose = `the condition of event "${event.id}"`;
  const result = evaluateFeel(execution, element, condition, variables, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  if (value === null) return success(false);
  const expression = { kind: 'feel', expression: condition } as const;
  return wrongValue(element, expression, purpose, 'true or false', value, reason);
}

/** Variables that changed in a scope, with how. */
export type ChangedVariables = ReadonlyMap<string, VariableEvent>;

/**
 * Evaluates the conditions that read one of the variables which changed in a scope, or whose filter names one. It happens at the change itself,
 * so that none is missed, however short a condition holds; what follows from it is queued.
 * Source: BPMN 2.0.2 section 10.5.5, "Conditional".
 */
export function evaluateConditionsThatRead(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  changed: ChangedVariables,
): void {
  // A suspended instance evaluates all of them when it is resumed.
  if (!hasConditions(execution.process) || execution.draft.state.status === 'SUSPENDED') return;
  for (const instance of execution.draft.instancesWaitingForConditions()) {
    for (const wait of instance.waits) {
      if (wait.kind !== 'condition') continue;
      const concerns = isConcerned(definitionOf(execution, wait), changed);
      if (concerns && isInside(execution.draft, evaluationScope(execution, instance, wait), scopeKey)) {
        evaluateWait(execution, instance, wait);
      }
    }
  }
}

/** Evaluates all conditions that an element instance waits for, after an incident of one of them. */
export function evaluateConditionsOf(execution: Execution, instance: ElementInstance): void {
  for (const wait of instance.waits) {
    if (wait.kind === 'condition') evaluateWait(execution, instance, wait);
  }
}

/** Notes that a condition has come to hold; its event happens later in the step. */
export function fulfilCondition(
  execution: Execution,
  elementInstanceKey: ElementInstanceKey,
  conditionKey: ConditionWait['conditionKey'],
): void {
  emit(execution, { kind: 'conditionFulfilled', conditionKey, elementInstanceKey });
  execution.queue.push({ kind: 'triggerCondition', key: elementInstanceKey, conditionKey });
}

function isConcerned({ condition, filter }: ConditionalDefinition, changed: ChangedVariables): boolean {
  return (filter?.variableNames ?? condition.references).some((name) => {
    const event = changed.get(name);
    return event !== undefined && (filter?.variableEvents?.includes(event) ?? true);
  });
}

function evaluateWait(execution: Execution, instance: ElementInstance, wait: ConditionWait): void {
  const element = elementOf(execution, instance);
  const event = nodeOf(execution, wait.eventId) as EventNode;
  const variables = lookupFrom(execution.draft, evaluationScope(execution, instance, wait));
  const { condition } = definitionOf(execution, wait);
  const holds = evaluateEventCondition(execution, element, event, condition, variables);
  if (!holds.ok) {
    // One incident at a time: resolving it evaluates all conditions of the element again.
    if (execution.draft.instance(instance.key)?.incident === undefined) {
      raiseIncident(execution, element, 'events', holds.fault);
    }
    return;
  }
  if (holds.value === wait.fulfilled) return;
  if (holds.value) return fulfilCondition(execution, instance.key, wait.conditionKey);
  emit(execution, {
    kind: 'conditionLapsed',
    conditionKey: wait.conditionKey,
    elementInstanceKey: instance.key,
  });
}

function definitionOf(execution: Execution, wait: ConditionWait): ConditionalDefinition {
  const event = nodeOf(execution, wait.eventId);
  const definition = event.kind === 'event' ? event.definitions[wait.definition] : undefined;
  if (definition?.kind !== 'conditional') throw new Error(`Event "${wait.eventId}" waits for no condition.`);
  return definition;
}

/** Events on a boundary see the scope around the activity, all others the scope that waits. */
function evaluationScope(
  execution: Execution,
  instance: ElementInstance,
  wait: ConditionWait,
): ElementInstanceKey | null {
  const event = nodeOf(execution, wait.eventId);
  const isOnBoundary = event.kind === 'event' && event.position === 'boundary';
  return isOnBoundary ? instance.scopeKey : instance.key;
}

/** Whether a scope is the other one or lies in it. */
function isInside(
  draft: StateDraft,
  innerKey: ElementInstanceKey | null,
  outerKey: ElementInstanceKey,
): boolean {
  for (let key = innerKey; key !== null; key = draft.instance(key)?.scopeKey ?? null) {
    if (key === outerKey) return true;
  }
  return false;
}

const known = new WeakMap<ExecutableProcess, boolean>();

/** Most processes wait for no condition, and their variables change without a look around. */
function hasConditions(process: ExecutableProcess): boolean {
  let has = known.get(process);
  if (has === undefined) {
    has = [...process.nodes.values()].some(
      (node) => node.kind === 'event' && node.definitions.some(({ kind }) => kind === 'conditional'),
    );
    known.set(process, has);
  }
  return has;
}
