import { mergeVariables } from '../conduct/write-variables.js';
import { refusePayload } from './check-payload.js';
import type { SetVariablesCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/** An operator or a client changes variables of a living scope. */
export const setVariables: CommandHandler<SetVariablesCommand> = (execution, command) => {
  if (execution.draft.instance(command.scopeKey) === undefined) {
    return reject(
      'NOT_FOUND',
      `Element instance ${command.scopeKey} of process instance ${execution.draft.state.processInstanceKey} does not ` +
        'live (any more). Set the variables on the process instance or on an element that is active.',
    );
  }
  const mode = command.local ? 'local' : 'propagate';
  const refusal = refusePayload(execution, command.scopeKey, command.variables, mode);
  if (refusal !== null) return refusal;
  mergeVariables(execution, command.scopeKey, command.variables, mode);
  return null;
};
