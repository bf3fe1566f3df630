import { InvalidArgumentError } from '../errors.js';
import type { BatchInstruction } from './batch-instruction.js';

/** @throws InvalidArgumentError naming the part of the request that no item could follow */
export function checkBatchInstruction(instruction: BatchInstruction): void {
  switch (instruction.operationType) {
    case 'CANCEL_PROCESS_INSTANCE':
    case 'DELETE_DECISION_INSTANCE':
    case 'DELETE_PROCESS_INSTANCE':
    case 'RESUME_PROCESS_INSTANCE':
    case 'SUSPEND_PROCESS_INSTANCE':
    // Whether a plan fits is said of each instance: they may run on different versions.
    case 'MIGRATE_PROCESS_INSTANCE':
      return;
    case 'MODIFY_PROCESS_INSTANCE':
      if (instruction.moves.length > 0) return;
      throw new InvalidArgumentError(
        'There is nothing to move: give at least one instruction.',
        'moveInstructions',
      );
    case 'RESOLVE_INCIDENT':
      if (Number.isInteger(instruction.retries) && instruction.retries >= 1) return;
      throw new InvalidArgumentError('Retries are a whole number from 1.', 'retries');
    case 'UPDATE_VARIABLE':
      if (Object.keys(instruction.variables).length > 0) return;
      throw new InvalidArgumentError('There is nothing to set: name at least one variable.', 'variables');
  }
}
