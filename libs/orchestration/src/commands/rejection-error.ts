import type { Rejection } from '@vorgang/execution';
import {
  InvalidArgumentError,
  InvalidStateError,
  MigrationRejectedError,
  NotFoundError,
  type EngineError,
} from '../errors.js';

/** The error that a caller sees where the core refused a command. */
export function rejectionError(rejection: Rejection): EngineError {
  const { migrationProblems } = rejection;
  if (migrationProblems !== undefined) {
    const status = rejection.code === 'INVALID_ARGUMENT' ? 400 : 409;
    return new MigrationRejectedError(status, rejection.message, migrationProblems);
  }
  switch (rejection.code) {
    case 'NOT_FOUND':
      return new NotFoundError(rejection.message);
    case 'INVALID_STATE':
    case 'SUSPENDED':
      return new InvalidStateError(rejection.message);
    case 'INVALID_ARGUMENT':
      return new InvalidArgumentError(rejection.message, rejection.field);
  }
}
