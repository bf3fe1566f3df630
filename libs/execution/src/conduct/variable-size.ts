import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type { StoredVariable } from '../state/execution-state.js';
import type { StateDraft } from '../state/state-draft.js';
import { findVariable } from './read-variables.js';
import { utf8Length } from './utf8-length.js';

/** 4 MiB of JSON for all variables of one process instance. */
export const DEFAULT_VARIABLE_LIMIT = 4 * 1024 * 1024;

/** Sizes of variables that were measured before; they never change, as variables are replaced, not mutated. */
const measured = new WeakMap<StoredVariable, number>();

/** Bytes that all variables of the instance take as JSON. */
export function variableSize(draft: StateDraft): number {
  let size = 0;
  for (const scope of Object.values(draft.state.variables)) {
    for (const name in scope) size += name.length + sizeOf(scope[name]!);
  }
  return size;
}

/** Bytes by which the variables grow when the document is merged into the scope. */
export function variableGrowth(
  draft: StateDraft,
  scopeKey: ElementInstanceKey,
  document: JsonObject,
  mode: 'local' | 'propagate',
): number {
  let growth = 0;
  for (const [name, value] of Object.entries(document)) {
    growth += name.length + utf8Length(JSON.stringify(value));
    const found = findVariable(draft, scopeKey, name);
    const replaced = found !== undefined && (mode === 'propagate' || found.scopeKey === scopeKey);
    if (replaced) growth -= name.length + sizeOf(found.variable);
  }
  return growth;
}

function sizeOf(variable: StoredVariable): number {
  let size = measured.get(variable);
  if (size === undefined) {
    size = utf8Length(JSON.stringify(variable.value));
    measured.set(variable, size);
  }
  return size;
}
