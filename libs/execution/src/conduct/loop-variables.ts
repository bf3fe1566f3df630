import type { MultiInstanceLoop } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import { nodeOf, type Element, type Execution } from './execution.js';
import { isLooped } from './looped-activity.js';
import type { Fault } from './outcome.js';
import { mergeVariables } from './write-variables.js';

/**
 * Gives a repetition its own variables: its number, its item, and an empty place for its result, so that repetitions
 * do not overwrite each other's. What is there already (an operator corrected it) stays.
 * Source: Camunda 8 documentation, "Multi-instance", sections "Defining the collection to iterate over" and
 * "Collecting the output".
 */
export function bindLoopVariables(execution: Execution, element: Element): Fault | null {
  const loopCounter = execution.draft.instance(element.key)?.loopCounter;
  const activity = nodeOf(execution, element.node.id);
  if (loopCounter === undefined || !isLooped(activity)) return null;
  const variables: Record<string, JsonValue> = { loopCounter };
  if (activity.loop.kind === 'multiInstance') {
    const result = resultVariable(activity.loop);
    if (result !== undefined) variables[result] = null;
    const item = itemOf(execution, element, loopCounter);
    if (activity.loop.inputElement !== undefined && item !== undefined) {
      variables[activity.loop.inputElement] = item;
    }
  }
  const existing = execution.draft.variablesOf(element.key) ?? {};
  const missing = Object.entries(variables).filter(([name]) => !Object.hasOwn(existing, name));
  return mergeVariables(execution, element.key, Object.fromEntries(missing), 'local');
}

function itemOf(execution: Execution, element: Element, loopCounter: number): JsonValue | undefined {
  if (element.scopeKey === null) return undefined;
  return execution.draft.loop(element.scopeKey)?.items?.[loopCounter - 1];
}

/** The variable that an output element such as `=result` or `=result.total` reads. */
export function resultVariable({
  outputElement,
}: Pick<MultiInstanceLoop, 'outputElement'>): string | undefined {
  if (outputElement === undefined) return undefined;
  return /^([\p{L}_][\p{L}\p{N}_]*)(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.exec(outputElement.source.trim())?.[1];
}
