import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from './execution-state.js';
import type { StateDraft } from './state-draft.js';

/** The living element instance that a change speaks of; its absence means a damaged history. */
export function requireInstance(draft: StateDraft, key: ElementInstanceKey): ElementInstance {
  const instance = draft.instance(key);
  if (instance === undefined) {
    throw new Error(
      `Process instance ${draft.state.processInstanceKey} has no living element instance ${key}.`,
    );
  }
  return instance;
}
