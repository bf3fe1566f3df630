import { emit } from '../conduct/execution.js';
import { catchEscalation, findEscalationCatcher } from '../conduct/propagate-escalation.js';
import type { ThrowCalledProcessEscalationCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { calledProcessNotFound, findCalledProcess } from './find-called-process.js';

/** A called process escalates: the nearest event around the call activity that listens hears it, or one further up. */
export const throwCalledProcessEscalation: CommandHandler<ThrowCalledProcessEscalationCommand> = (
  execution,
  command,
) => {
  const found = findCalledProcess(execution, command.calledProcessInstanceKey);
  if (found === undefined) return calledProcessNotFound(execution, command.calledProcessInstanceKey);
  const { element } = found;
  const { escalationCode, variables } = command;
  const catcher = findEscalationCatcher(execution, element.key, escalationCode);
  const goesOn = catcher === undefined && execution.draft.state.parent !== undefined;
  emit(execution, {
    kind: 'escalationThrown',
    elementInstanceKey: element.key,
    elementId: element.node.id,
    escalationCode,
    ...(catcher === undefined ? {} : { catchingEventId: catcher.event.id }),
    ...(goesOn ? { variables } : {}),
  });
  if (catcher !== undefined) catchEscalation(execution, catcher, variables);
  return null;
};
