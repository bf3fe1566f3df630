import type { LoopCharacteristics } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import type { ElementInstanceKey } from '../keys.js';
import type { LoopProgress } from '../state/execution-state.js';
import { evaluateFeel } from './evaluate-expression.js';
import { evaluateLoopCondition } from './evaluate-loop-condition.js';
import { describe, emit, nodeOf, type Element, type Execution } from './execution.js';
import { prepareBehavior } from './multi-instance-behavior.js';
import { isLooped } from './looped-activity.js';
import { failure, success, type Fault, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { DEFAULT_VARIABLE_LIMIT } from './variable-size.js';
import { bytesOfValue } from '../state/variable-bytes.js';

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
  if (!result.ok) return result;
  const { value } = result.value;
  const tooLarge = faultOfCollection(execution, element, value);
  return tooLarge === null ? success(value) : { ok: false, fault: tooLarge };
}

/**
 * What loops collect is no variable before they end, yet it is kept: it is held to the limit from the first result on,
 * while the result that outgrows it can still be made smaller.
 */
function faultOfCollection(execution: Execution, element: Element, result: JsonValue): Fault | null {
  const limit = execution.context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const size = execution.draft.collectedBytes() + bytesOfValue(result);
  if (size <= limit) return null;
  return failure(
    'MESSAGE_SIZE_EXCEEDED',
    `With this result, the results that the multi-instance activities of process instance ` +
      `${execution.draft.state.processInstanceKey} have collected would take ${size} bytes, but the limit is ${limit}. ` +
      `Make the variables smaller that the output element of ${describe(element.node)} reads and resolve the incident; ` +
      'store large data as documents and collect only references.',
  ).fault;
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
