import type { VariableChange } from '../changes/change.js';
import type { StateDraft } from './state-draft.js';

export function applyVariableChange(draft: StateDraft, change: VariableChange): void {
  draft.putVariable(change.scopeKey, change.name, { key: change.variableKey, value: change.value });
}
