import type { VariableEvent } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { Change } from '../changes/change.js';
import type { ElementInstanceKey, VariableKey } from '../keys.js';
import { evaluateConditionsThatRead } from './evaluate-conditions.js';
import { emit, nextKey, type Execution } from './execution.js';
import { failure, type Fault } from './outcome.js';
import { findVariable } from './read-variables.js';
import { DEFAULT_VARIABLE_LIMIT, variableGrowth } from './variable-size.js';

/** Where a document is merged: exactly into a scope, or from it upwards to where each variable lives. */
export type MergeMode = 'local' | 'propagate';

/**
 * Merges variables into a scope. Propagating, each one updates the nearest scope outwards that has it, and is
 * created in the process instance where none has. Unchanged values make no change.
 * Source: Camunda 8 documentation, "Variables", section "Variable propagation".
 *
 * @returns the fault when the instance's variables would outgrow the limit; nothing is merged then
 */
export function mergeVariables(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  document: JsonObject,
  mode: MergeMode,
): Fault | null {
  const tooLarge = faultOfSize(execution, scopeKey, document, mode);
  if (tooLarge !== null) return tooLarge;
  const changes = execution.changes.length;
  for (const [name, value] of Object.entries(document)) write(execution, scopeKey, name, value, mode);
  evaluateConditionsAfter(execution, execution.changes.slice(changes));
  return null;
}

/** The fault of a document whose merging would make the instance's variables outgrow the limit; null: it fits. */
export function faultOfSize(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  document: JsonObject,
  mode: MergeMode,
): Fault | null {
  const limit = execution.context.variableLimit ?? DEFAULT_VARIABLE_LIMIT;
  const growth = variableGrowth(execution.draft, scopeKey, document, mode);
  // What does not grow is welcome even where a lowered limit is already passed.
  if (growth <= 0) return null;
  const size = execution.draft.variableBytes() + growth;
  if (size <= limit) return null;
  return failure(
    'MESSAGE_SIZE_EXCEEDED',
    `The variables of process instance ${execution.draft.state.processInstanceKey} would take ${size} bytes, ` +
      `but the limit is ${limit}. Store large data as documents and keep only references in variables.`,
  ).fault;
}

/** Conditions see the document as a whole, not half of it. */
function evaluateConditionsAfter(execution: Execution, changes: readonly Change[]): void {
  const changed = new Map<ElementInstanceKey, Map<string, VariableEvent>>();
  for (const change of changes) {
    if (change.kind !== 'variableCreated' && change.kind !== 'variableUpdated') continue;
    const inScope = changed.get(change.scopeKey) ?? new Map<string, VariableEvent>();
    inScope.set(change.name, change.kind === 'variableCreated' ? 'create' : 'update');
    changed.set(change.scopeKey, inScope);
  }
  for (const [scopeKey, inScope] of changed) evaluateConditionsThatRead(execution, scopeKey, inScope);
}

function write(
  execution: Execution,
  scopeKey: ElementInstanceKey,
  name: string,
  value: JsonValue,
  mode: MergeMode,
): void {
  const found = findVariable(execution.draft, scopeKey, name);
  if (found !== undefined && (mode === 'propagate' || found.scopeKey === scopeKey)) {
    const { key, value: previousValue } = found.variable;
    if (isSame(previousValue, value)) return;
    emit(execution, {
      kind: 'variableUpdated',
      variableKey: key,
      scopeKey: found.scopeKey,
      name,
      value,
      previousValue,
    });
    return;
  }
  emit(execution, {
    kind: 'variableCreated',
    variableKey: nextKey<VariableKey>(execution),
    scopeKey: mode === 'local' ? scopeKey : execution.draft.state.rootKey,
    name,
    value,
  });
}

function isSame(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object') return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
