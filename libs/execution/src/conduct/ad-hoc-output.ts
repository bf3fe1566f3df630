import type { AdHocDefinition, ContainerNode, FlowNode } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { Beginning } from '../elements/element-behaviour.js';
import { evaluateFeel } from './evaluate-expression.js';
import type { Element, Execution } from './execution.js';
import { resultVariable } from './loop-variables.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';
import { faultOfSize, mergeVariables } from './write-variables.js';
import { ownMember } from '../state/own-member.js';

type AdHoc = Element<ContainerNode>;
type Output = NonNullable<AdHocDefinition['output']>;

/** The collection of an ad-hoc sub-process, empty, and an empty place for each result, so that none gets out of it. */
export function outputVariables({ output }: AdHocDefinition): JsonObject {
  if (output === undefined) return {};
  return { ...emptyResult(output), [output.collection]: [] };
}

/**
 * An empty place for the result of an element that is activated, so that elements that run side by side do not
 * overwrite each other's. One whose output mapping writes the result has none: the mapping writes to the outside.
 */
export function resultPlaceOf({ adHoc }: ContainerNode, activated: FlowNode): JsonObject {
  if (adHoc?.output === undefined) return {};
  const place = emptyResult(adHoc.output);
  const mapped = activated.outputs.map(({ target }) => target[0]);
  return Object.keys(place).some((name) => mapped.includes(name)) ? {} : place;
}

/** The collection with the result of a path that ends, and how it is kept. */
export interface CollectedOutput {
  readonly variables: JsonObject;
  readonly keep: Beginning;
}

/**
 * Evaluates what the end of a path adds to the collection, while the variables of its last element are still there.
 * Source: Camunda 8 documentation, "Ad-hoc sub-processes", section "Collecting the output".
 */
export function prepareOutput(execution: Execution, scope: AdHoc, last: Element): Outcome<CollectedOutput> {
  const output = scope.node.adHoc?.output;
  if (output === undefined) return success({ variables: {}, keep: () => undefined });
  const seen = lookupFrom(execution.draft, last.key);
  const result = evaluateFeel(execution, scope, output.element, seen, 'the output element');
  if (!result.ok) return result;
  const variables = {
    ...emptyResult(output),
    [output.collection]: [...collected(execution, scope, output), result.value.value],
  };
  const fault = faultOfSize(execution, scope.key, variables, 'local');
  if (fault !== null) return { ok: false, fault };
  return success({ variables, keep: () => mergeVariables(execution, scope.key, variables, 'local') });
}

/** Hands the collection to the scope around the ad-hoc sub-process, where its other results go. */
export function handOutOutput(execution: Execution, element: AdHoc): Outcome<Beginning> {
  const output = element.node.adHoc?.output;
  const { scopeKey } = element;
  if (output === undefined || scopeKey === null) return success(() => undefined);
  const variables = { [output.collection]: collected(execution, element, output) };
  const fault = faultOfSize(execution, scopeKey, variables, 'propagate');
  if (fault !== null) return { ok: false, fault };
  return success(() => mergeVariables(execution, scopeKey, variables, 'propagate'));
}

function collected(execution: Execution, scope: AdHoc, { collection }: Output): readonly JsonValue[] {
  const value = ownMember(execution.draft.variablesOf(scope.key), collection)?.value;
  return Array.isArray(value) ? value : [];
}

function emptyResult({ element }: Output): JsonObject {
  const name = resultVariable({ outputElement: element });
  return name === undefined ? {} : { [name]: null };
}
