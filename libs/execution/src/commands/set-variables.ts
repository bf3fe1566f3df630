import { elementOf } from '../conduct/execution.js';
import { isListenedTo } from '../conduct/task-listeners.js';
import { beginTransition, findTask } from '../conduct/user-task-transition.js';
import { mergeVariables } from '../conduct/write-variables.js';
import { refusePayload } from './check-payload.js';
import type { SetVariablesCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { refuseBusyTask } from './find-user-task.js';

/** An operator or a client changes variables of a living scope; listeners of a user task are asked about its own. */
export const setVariables: CommandHandler<SetVariablesCommand> = (execution, command) => {
  const instance = execution.draft.instance(command.scopeKey);
  if (instance === undefined) {
    return reject(
      'NOT_FOUND',
      `Element instance ${command.scopeKey} of process instance ${execution.draft.state.processInstanceKey} does not ` +
        'live (any more). Set the variables on the process instance or on an element that is active.',
    );
  }
  const mode = command.local ? 'local' : 'propagate';
  const refusal = refusePayload(execution, command.scopeKey, command.variables, mode);
  if (refusal !== null) return refusal;
  const element = elementOf(execution, instance);
  const task = findTask(execution, element);
  if (task !== undefined && isListenedTo(execution, element, 'UPDATING')) {
    const busy = refuseBusyTask(element, task);
    if (busy !== null) return busy;
    const { variables, local } = command;
    beginTransition(execution, element, {
      eventType: 'UPDATING',
      attributes: {},
      action: 'update',
      variables,
      local,
    });
    return null;
  }
  mergeVariables(execution, command.scopeKey, command.variables, mode);
  return null;
};
