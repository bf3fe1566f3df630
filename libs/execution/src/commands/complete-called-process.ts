import { completeElement } from '../conduct/complete-element.js';
import { emit } from '../conduct/execution.js';
import type { CompleteCalledProcessCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';
import { calledProcessNotFound, findCalledProcess } from './find-called-process.js';

/**
 * A called process has completed: the call activity completes with its variables, as far as they propagate.
 * Source: Camunda 8 documentation, "Call activities", section "Variable mappings".
 */
export const completeCalledProcess: CommandHandler<CompleteCalledProcessCommand> = (execution, command) => {
  const found = findCalledProcess(execution, command.calledProcessInstanceKey);
  if (found === undefined) return calledProcessNotFound(execution, command.calledProcessInstanceKey);
  const { element } = found;
  emit(execution, {
    kind: 'calledProcessCompleted',
    elementInstanceKey: element.key,
    calledProcessInstanceKey: command.calledProcessInstanceKey,
  });
  const { node } = element;
  const propagates =
    node.outputs.length > 0 ||
    (node.kind === 'task' && node.work.kind === 'call' && node.work.call.propagateAllChildVariables);
  completeElement(execution, element, propagates ? command.variables : undefined);
  return null;
};
