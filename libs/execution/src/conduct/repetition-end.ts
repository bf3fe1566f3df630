import type { LoopCharacteristics } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import type { LoopProgress } from '../state/execution-state.js';
import { evaluateFeel } from './evaluate-expression.js';
import { evaluateLoopCondition } from './evaluate-loop-condition.js';
import { emit, nodeOf, type Element, type Execution } from './execution.js';
import { prepareBehavior } from './multi-instance-behavior.js';
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
  const effects = prepareBehavior(
    execution,
    element,
    activity.loop,
    countsAfter(execution, bodyKey, loopCounter),
  );
  if (!effects.ok) return effects;
  return success(() => {
    emit(execution, {
      kind: 'loopInstanceCompleted',
      elementInstanceKey: bodyKey,
      loopCounter,
      ...(result.value === undefined ? {} : { result: result.value }),
      enough: enough.value,
    });
    for (const bringAbout of effects.value) bringAbout();
  });
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
  const counts = countsAfter(execution, bodyKey, loopCounter);
  return evaluateLoopCondition(execution, element, loop.completionCondition, variables, counts);
}

/** What conditions know of the loop once this repetition has completed. Source: BPMN 2.0.2, table 10.30. */
function countsAfter(
  execution: Execution,
  bodyKey: ElementInstanceKey,
  loopCounter: number,
): Readonly<Record<string, number>> {
  const progress = requireProgress(execution, bodyKey);
  const completed = progress.completed + 1;
  return {
    loopCounter,
    numberOfInstances: progress.numberOfInstances ?? 0,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: progress.terminated,
    numberOfActiveInstances: progress.started - completed - progress.terminated,
  };
}

/** How far the loop of a body has come. */
export function requireProgress(execution: Execution, bodyKey: ElementInstanceKey): LoopProgress {
  const progress = execution.draft.loop(bodyKey);
  if (progress === undefined) throw new Error(`Element instance ${bodyKey} has not begun its loop.`);
  return progress;
}
