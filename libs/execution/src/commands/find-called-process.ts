import type { Execution } from '../conduct/execution.js';
import type { ProcessInstanceKey } from '../keys.js';
import type { Rejection } from '../step.js';
import { reject } from './command-handler.js';
import { findWait, type FoundWait } from './find-wait.js';

export function findCalledProcess(
  execution: Execution,
  calledKey: ProcessInstanceKey,
): FoundWait<'calledProcess'> | undefined {
  return findWait(execution, 'calledProcess', calledKey);
}

export function calledProcessNotFound(execution: Execution, calledKey: ProcessInstanceKey): Rejection {
  return reject(
    'NOT_FOUND',
    `Process instance ${execution.draft.state.processInstanceKey} does not wait for the called process instance ` +
      `${calledKey} (any more): it told of its end before, or its call activity ended. Drop what it tells.`,
  );
}
