import { deferEnd } from '../conduct/defer-end.js';
import { endInstance } from '../conduct/end-instance.js';
import { elementOf } from '../conduct/execution.js';
import type { CancelProcessInstanceCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/**
 * Ends everything that lives in the instance; nothing waits any more. Canceling listeners of user tasks are told before.
 */
export const cancelProcessInstance: CommandHandler<CancelProcessInstanceCommand> = (execution, command) => {
  const { parent, processInstanceKey, rootKey } = execution.draft.state;
  if (parent !== undefined && command.byParent !== true) {
    return reject(
      'INVALID_STATE',
      `Process instance ${processInstanceKey} was called by process instance ${parent.processInstanceKey} and ends with ` +
        'it. Cancel the calling instance instead.',
    );
  }
  const root = execution.draft.instance(rootKey);
  if (root !== undefined && deferEnd(execution, elementOf(execution, root), { kind: 'cancel' })) return null;
  endInstance(execution);
  return null;
};
