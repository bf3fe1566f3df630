import type { Execution } from '../conduct/execution.js';
import type { Rejection, RejectionCode } from '../step.js';
import type { InstanceCommand } from './command.js';

/** Does what a command asks for, up to the point where queued work takes over. A rejection undoes the whole step. */
export type CommandHandler<Command extends InstanceCommand> = (
  execution: Execution,
  command: Command,
) => Rejection | null;

export function reject(code: RejectionCode, message: string): Rejection {
  return { code, message };
}
