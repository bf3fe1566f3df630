import { emit, type Execution } from '../conduct/execution.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';

/** Only what has ended can be forgotten. */
export function deleteProcessInstance(execution: Execution): Rejection | null {
  const { processInstanceKey, status } = execution.draft.state;
  if (status === 'ACTIVE' || status === 'SUSPENDED') {
    const what = status === 'ACTIVE' ? 'still runs' : 'is suspended';
    return reject(
      'INVALID_STATE',
      `Process instance ${processInstanceKey} ${what} and cannot be deleted. Cancel it first.`,
    );
  }
  emit(execution, { kind: 'processInstanceDeleted' });
  return null;
}
