import { emit } from '../conduct/execution.js';
import { terminateElement } from '../conduct/terminate-element.js';
import type { CancelProcessInstanceCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';

/** Ends everything that lives in the instance; nothing waits any more. */
export const cancelProcessInstance: CommandHandler<CancelProcessInstanceCommand> = (execution) => {
  terminateElement(execution, execution.draft.state.rootKey);
  emit(execution, { kind: 'processInstanceTerminated' });
  return null;
};
