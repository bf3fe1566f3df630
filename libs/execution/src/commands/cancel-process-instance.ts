import { emit } from '../conduct/execution.js';
import { terminateElement } from '../conduct/terminate-element.js';
import type { CancelProcessInstanceCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/** Ends everything that lives in the instance; nothing waits any more. */
export const cancelProcessInstance: CommandHandler<CancelProcessInstanceCommand> = (execution, command) => {
  const { parent, processInstanceKey } = execution.draft.state;
  if (parent !== undefined && command.byParent !== true) {
    return reject(
      'INVALID_STATE',
      `Process instance ${processInstanceKey} was called by process instance ${parent.processInstanceKey} and ends with ` +
        'it. Cancel the calling instance instead.',
    );
  }
  terminateElement(execution, execution.draft.state.rootKey);
  emit(execution, { kind: 'processInstanceTerminated' });
  return null;
};
