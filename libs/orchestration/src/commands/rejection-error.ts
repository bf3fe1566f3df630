import type { Rejection } from '@vorgang/execution';
import { InvalidArgumentError, InvalidStateError, NotFoundError, type EngineError } from '../errors.js';

/** The error that a caller sees where the core refused a command. */
export function rejectionError(rejection: Rejection): EngineError {
  switch (rejection.code) {
    case 'NOT_FOUND':
      return new NotFoundError(rejection.message);
    case 'INVALID_STATE':
      return new InvalidStateError(rejection.message);
    case 'INVALID_ARGUMENT':
      return new InvalidArgumentError(rejection.message);
  }
}
