import type { Execution } from '../conduct/execution.js';
import type { Rejection, RejectionCode } from '../step.js';
import type { InstanceCommand } from './command.js';

/** Does what a command asks for, up to the point where queued work takes over. A rejection undoes the whole step. */
export type CommandHandler<Command extends InstanceCommand> = (
  execution: Execution,
  command: Command,
) => Rejection | null;

/** @param field the part of the command that does not fit, as its sender calls it */
export function reject(code: RejectionCode, message: string, field?: string): Rejection {
  return { code, message, ...(field === undefined ? {} : { field }) };
}
