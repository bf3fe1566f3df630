import { emit, type Execution } from './execution.js';
import { terminateElement } from './terminate-element.js';

/** Ends the instance with everything in it, unless it has ended by another way. */
export function terminateProcessInstance(execution: Execution): void {
  const { rootKey, status } = execution.draft.state;
  if (status === 'COMPLETED' || status === 'TERMINATED') return;
  terminateElement(execution, rootKey);
  emit(execution, { kind: 'processInstanceTerminated' });
}
