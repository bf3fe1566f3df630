import type { ContainerNode, LoopCharacteristics, MultiInstanceLoop } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { placeToken } from './activate-element.js';
import { completeElement } from './complete-element.js';
import { evaluateFeel, wrongValue } from './evaluate-expression.js';
import { evaluateLoopCondition } from './evaluate-loop-condition.js';
import { requireProgress } from './repetition-end.js';
import { describe, emit, nodeOf, type Element, type Execution } from './execution.js';
import { isLooped, repetitionOf } from './looped-activity.js';
import { failure, success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { DEFAULT_VARIABLE_LIMIT } from './variable-size.js';
import { bytesOfItems } from '../state/variable-bytes.js';
import { terminateChildren } from './terminate-element.js';
import { mergeVariables } from './write-variables.js';

type Body = Element<ContainerNode>;

/** Evaluates how often the activity runs, and returns the beginning of its first or of all repetitions. */
export function prepareLoop(execution: Execution, body: Body): Outcome<Beginning> {
  const loop = loopOf(body);
  return loop.kind === 'standard'
    ? prepareStandardLoop(execution, body)
    : prepareMultiInstance(execution, body, loop);
}

/** A repetition has ended: the next one begins, or the body is done. */
export function continueLoop(execution: Execution, body: Body): void {
  const progress = requireProgress(execution, body.key);
  if (progress.enough === true) {
    terminateChildren(execution, body.key);
    return completeElement(execution, body);
  }
  const loop = loopOf(body);
  if (loop.kind === 'multiInstance' && !loop.sequential) {
    if (execution.draft.childCount(body.key) === 0) completeElement(execution, body);
    return;
  }
  if (loop.kind === 'standard' || progress.started < (progress.numberOfInstances ?? 0)) {
    return startRepetition(execution, body, progress.started + 1);
  }
  completeElement(execution, body);
}

/** Hands out the results of all repetitions; what an operator has to mend first is tried again from here. */
export function collectResults(execution: Execution, body: Body): Outcome<Beginning> {
  const nothing: Outcome<Beginning> = success(() => undefined);
  const loop = loopOf(body);
  if (loop.kind === 'standard' || loop.outputCollection === undefined) return nothing;
  const { results, numberOfInstances = 0 } = requireProgress(execution, body.key);
  const collected = Array.from(
    { length: numberOfInstances },
    (_, place) => results?.get(String(place + 1)) ?? null,
  );
  const document = { [loop.outputCollection]: collected };
  const fault = mergeVariables(execution, body.key, document, 'propagate');
  return fault === null ? nothing : { ok: false, fault };
}

function prepareMultiInstance(execution: Execution, body: Body, loop: MultiInstanceLoop): Outcome<Beginning> {
  const planned = evaluatePlan(execution, body, loop);
  if (!planned.ok) return planned;
  const { items, numberOfInstances } = planned.value;
  return success(() => {
    emit(execution, {
      kind: 'loopStarted',
      elementInstanceKey: body.key,
      numberOfInstances,
      ...(items === undefined ? {} : { items }),
    });
    if (numberOfInstances === 0) return completeElement(execution, body);
    const begun = loop.sequential ? 1 : numberOfInstances;
    for (let counter = 1; counter <= begun; counter += 1) startRepetition(execution, body, counter);
  });
}

interface Plan {
  readonly items?: readonly JsonValue[];
  readonly numberOfInstances: number;
}

function evaluatePlan(execution: Execution, body: Body, loop: MultiInstanceLoop): Outcome<Plan> {
  const source = loop.inputCollection ?? loop.cardinality;
  if (source === undefined) throw new Error(`Multi-instance "${body.node.id}" has no number of instances.`);
  const isCollection = loop.inputCollection !== undefined;
  const purpose = isCollection ? 'the input collection' : 'the loop cardinality';
  const result = evaluateFeel(execution, body, source, lookupFrom(execution.draft, body.key), purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (isCollection && Array.isArray(value)) {
    const tooLarge = faultOfItems(execution, body, value);
    return tooLarge ?? success({ items: value, numberOfInstances: value.length });
  }
  if (!isCollection && isCount(value)) return success({ numberOfInstances: value });
  const expected = isCollection ? 'a list' : `a whole number from 0 to ${MAXIMUM_CARDINALITY}`;
  return wrongValue(body, { kind: 'feel', expression: source }, purpose, expected, value, reason);
}

/**
 * The items that loops go through are no variables, yet a copy of them is kept until their loop ends: it is held to the
 * limit of variables, as the results are. The item of a repetition is a local variable and counts as such.
 */
function faultOfItems(
  { context, draft }: Execution,
  body: Body,
  items: readonly JsonValue[],
): Outcome<never> | null {
  const limit = context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const size = draft.itemBytes() + bytesOfItems({ items });
  if (size <= limit) return null;
  return failure(
    'MESSAGE_SIZE_EXCEEDED',
    `With the input collection of ${describe(body.node)}, the items that the multi-instance activities of process ` +
      `instance ${draft.state.processInstanceKey} go through would take ${size} bytes, but the limit is ${limit}. Make ` +
      'the variables smaller that the input collection reads and resolve the incident; store large data as documents ' +
      'and go through references.',
  );
}

/** A number that is wrong by a digit must not fill the memory. */
const MAXIMUM_CARDINALITY = 100_000;

function isCount(value: JsonValue): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAXIMUM_CARDINALITY;
}

function prepareStandardLoop(execution: Execution, body: Body): Outcome<Beginning> {
  const loop = loopOf(body);
  if (loop.kind !== 'standard') throw new Error(`"${body.node.id}" is no loop.`);
  const begins =
    loop.testBefore && loop.condition !== undefined
      ? evaluateLoopCondition(execution, body, loop.condition, lookupFrom(execution.draft, body.key), {
          loopCounter: 0,
        })
      : success(true);
  if (!begins.ok) return begins;
  return success(() => {
    emit(execution, { kind: 'loopStarted', elementInstanceKey: body.key });
    if (begins.value) startRepetition(execution, body, 1);
    else completeElement(execution, body);
  });
}

function startRepetition(execution: Execution, body: Body, loopCounter: number): void {
  const activity = nodeOf(execution, body.node.id);
  if (!isLooped(activity)) throw new Error(`"${activity.id}" is not repeated.`);
  placeToken(execution, repetitionOf(activity), body.key, [], undefined, loopCounter);
}

function loopOf(body: Body): LoopCharacteristics {
  if (body.node.loop === undefined) throw new Error(`"${body.node.id}" is not repeated.`);
  return body.node.loop;
}
