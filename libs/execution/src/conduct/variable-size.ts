import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import type { StateDraft } from '../state/state-draft.js';
import { bytesOfVariable, utf8Length } from '../state/variable-bytes.js';
import { findVariable } from './read-variables.js';

/** 4 MiB of JSON for all variables of one process instance. */
export const DEFAULT_VARIABLE_LIMIT = 4 * 1024 * 1024;

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
    if (replaced) growth -= bytesOfVariable(name, found.variable);
  }
  return growth;
}
