import { emit } from '../conduct/execution.js';
import type { SuspendProcessInstanceCommand } from './command.js';
import type { CommandHandler } from './command-handler.js';

/** Nothing of the state changes but that it stands still: all waits stay open. */
export const suspendProcessInstance: CommandHandler<SuspendProcessInstanceCommand> = (execution, command) => {
  const { includeCalledInstances } = command;
  emit(execution, { kind: 'processInstanceSuspended', includeCalledInstances });
  return null;
};
