import { describe, emit } from '../conduct/execution.js';
import { failure } from '../conduct/outcome.js';
import { raiseIncident } from '../conduct/raise-incident.js';
import type { RefuseCalledProcessCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { calledProcessNotFound, findCalledProcess } from './find-called-process.js';

/** The called instance was refused: the call activity waits with an incident, and resolving it calls anew. */
export const refuseCalledProcess: CommandHandler<RefuseCalledProcessCommand> = (execution, command) => {
  const { calledProcessInstanceKey, reason } = command;
  const found = findCalledProcess(execution, calledProcessInstanceKey);
  if (found === undefined) return calledProcessNotFound(execution, calledProcessInstanceKey);
  const { element } = found;
  emit(execution, {
    kind: 'calledProcessRefused',
    elementInstanceKey: element.key,
    calledProcessInstanceKey,
    reason,
  });
  const message =
    `The process that ${describe(element.node)} calls cannot begin: ${reason} Correct the cause and resolve the ` +
    'incident: the process is called again.';
  raiseIncident(execution, element, 'call', failure('CALLED_ELEMENT_ERROR', message).fault);
  return null;
};
