import { evaluateConditionsOf } from '../conduct/evaluate-conditions.js';
import { emit } from '../conduct/execution.js';
import type { ResumeProcessInstanceCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';

/** Variables may have been corrected meanwhile, so the conditions that are waited for are evaluated anew. */
export const resumeProcessInstance: CommandHandler<ResumeProcessInstanceCommand> = (execution, command) => {
  const { processInstanceKey, status } = execution.draft.state;
  if (status !== 'SUSPENDED') {
    return reject(
      'INVALID_STATE',
      `Process instance ${processInstanceKey} is not suspended: it goes on already.`,
    );
  }
  const { includeCalledInstances } = command;
  emit(execution, { kind: 'processInstanceResumed', includeCalledInstances });
  for (const instance of execution.draft.instancesWaitingForConditions()) {
    evaluateConditionsOf(execution, instance);
  }
  return null;
};
