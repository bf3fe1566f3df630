import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';

/**
 * The error as the database driver raised it. TypeORM's own carries the statement with its parameters, which are
 * personal data and must not reach a log; and it hides that a connection broke between two statements.
 */
export function withoutStatement(error: unknown): unknown {
  if (error instanceof QueryFailedError) return error.driverError;
  if (error instanceof QueryRunnerAlreadyReleasedError)
    return new Error('Connection terminated within a transaction. Nothing was written; try again.');
  return error;
}
