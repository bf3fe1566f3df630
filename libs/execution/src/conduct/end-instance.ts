import { emit, type Execution } from './execution.js';
import { terminateElement } from './terminate-element.js';

/** Ends everything that lives in the instance, and the instance with it. */
export function endInstance(execution: Execution): void {
  terminateElement(execution, execution.draft.state.rootKey);
  emit(execution, { kind: 'processInstanceTerminated' });
}
