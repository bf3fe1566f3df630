import type { LoopCharacteristics } from '@vorgang/bpmn';
import type { CompiledExpression, JsonValue, VariableLookup } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import type { LoopProgress } from '../state/execution-state.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { emit, nodeOf, type Element, type Execution } from './execution.js';
import { isLooped } from './looped-activity.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates what the end of a repetition means for the loop, while its variables are still there, and returns the
 * record of it. Elements that are no repetition mean nothing.
 */
export function prepareRepetitionEnd(execution: Execution, element: Element): Outcome<Beginning> {
  const instance = execution.draft.instance(element.key);
  const activity = nodeOf(execution, element.node.id);
  if (instance?.loopCounter === undefined || element.scopeKey === null || !isLooped(activity)) {
    return success(() => undefined);
  }
  const { loopCounter } = instance;
  const bodyKey = element.scopeKey;
  const result = evaluateResult(execution, element, activity.loop);
  if (!result.ok) return result;
  const enough = isEnough(execution, element, activity.loop, bodyKey, loopCounter);
  if (!enough.ok) return enough;
  return success(() =>
    emit(execution, {
      kind: 'loopInstanceCompleted',
      elementInstanceKey: bodyKey,
      loopCounter,
      ...(result.value === undefined ? {} : { result: result.value }),
      enough: enough.value,
    }),
  );
}

function evaluateResult(
  execution: Execution,
  element: Element,
  loop: LoopCharacteristics,
): Outcome<JsonValue | undefined> {
  if (loop.kind === 'standard' || loop.outputElement === undefined) return success(undefined);
  const variables = lookupFrom(execution.draft, element.key);
  const result = evaluateFeel(execution, element, loop.outputElement, variables, 'the output element');
  return result.ok ? success(result.value.value) : result;
}

function isEnough(
  execution: Execution,
  element: Element,
  loop: LoopCharacteristics,
  bodyKey: ElementInstanceKey,
  loopCounter: number,
): Outcome<boolean> {
  const variables = lookupFrom(execution.draft, element.key);
  if (loop.kind === 'standard') {
    if (loop.maximum !== undefined && loopCounter >= loop.maximum) return success(true);
    if (loop.condition === undefined) return success(false);
    const again = evaluateLoopCondition(execution, element, loop.condition, variables, { loopCounter });
    return again.ok ? success(!again.value) : again;
  }
  if (loop.completionCondition === undefined) return success(false);
  const progress = requireProgress(execution, bodyKey);
  const completed = progress.completed + 1;
  const counts = {
    loopCounter,
    numberOfInstances: progress.numberOfInstances ?? 0,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: progress.terminated,
    numberOfActiveInstances: progress.started - completed - progress.terminated,
  };
  return evaluateLoopCondition(execution, element, loop.completionCondition, variables, counts);
}

/** Evaluates a condition that also reads the counts of the loop. Source: BPMN 2.0.2, table 10.30. */
export function evaluateLoopCondition(
  execution: Execution,
  element: Element,
  condition: CompiledExpression,
  variables: VariableLookup,
  counts: Readonly<Record<string, number>>,
): Outcome<boolean> {
  const purpose = 'the condition of the loop';
  const lookup: VariableLookup = (name) => (Object.hasOwn(counts, name) ? counts[name] : variables(name));
  const result = evaluateFeel(execution, element, condition, lookup, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  const expression = { kind: 'feel', expression: condition } as const;
  return wrongValue(element, expression, purpose, 'true or false', value, reason);
}

/** How far the loop of a body has come. */
export function requireProgress(execution: Execution, bodyKey: ElementInstanceKey): LoopProgress {
  const progress = execution.draft.state.loops?.[bodyKey];
  if (progress === undefined) throw new Error(`Element instance ${bodyKey} has not begun its loop.`);
  return progress;
}
