import type { ModelProblem } from '@vorgang/bpmn';
import type { MigrationProblem } from '@vorgang/execution';

/** An error that the caller can act on. One mapper turns these into problem details (RFC 9457). */
export abstract class EngineError extends Error {
  /** Last part of the problem's `type` URI; stable. */
  abstract readonly code: string;
  abstract readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 503 | 504;

  override get name(): string {
    return this.constructor.name;
  }
}

/** The thing does not exist, or not for this tenant. */
export class NotFoundError extends EngineError {
  readonly code = 'not-found';
  readonly status = 404;
}

/** The thing is in a state in which this cannot be done: a task already completed, a job held by another. */
export class InvalidStateError extends EngineError {
  readonly code = 'invalid-state';
  readonly status = 409;
}

/** The request was made on something that looks different by now (`If-Match`; RFC 9110, section 15.5.13). */
export class PreconditionFailedError extends EngineError {
  readonly code = 'precondition-failed';
  readonly status = 412;
}

/** The request is wrong in itself. `field` names the part to mend. */
export class InvalidArgumentError extends EngineError {
  readonly code = 'invalid-argument';
  readonly status = 400;

  constructor(
    message: string,
    readonly field?: string,
  ) {
    super(message);
  }
}

/** The same idempotency key came with another request. */
export class IdempotencyConflictError extends EngineError {
  readonly code = 'idempotency-conflict';
  readonly status = 409;
}

/** A model cannot be deployed; nothing of the deployment was stored. */
export class DeploymentRejectedError extends EngineError {
  readonly code = 'deployment-rejected';
  readonly status = 400;

  constructor(readonly problems: readonly (ModelProblem & { readonly resourceName: string })[]) {
    super(
      problems
        .map((problem) => `${problem.resourceName}, ${problem.elementId}: ${problem.message} ${problem.fix}`)
        .join('\n'),
    );
  }
}

/** A process instance cannot migrate by a plan; it stays as it is. */
export class MigrationRejectedError extends EngineError {
  readonly code = 'migration-rejected';

  constructor(
    /** 400: the plan is wrong in itself; 409: it does not fit the instance as it is. */
    readonly status: 400 | 409,
    message: string,
    readonly problems: readonly MigrationProblem[],
  ) {
    super(message);
  }
}

/** The instance did not end in time; it goes on. */
export class AwaitTimeoutError extends EngineError {
  readonly code = 'await-timeout';
  readonly status = 504;
}

/** Too much at once; try again after the given seconds. Nothing was accepted. */
export class OverloadedError extends EngineError {
  readonly code = 'overloaded';
  readonly status = 503;

  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

/** The database went away in the middle and did not come back in time: whether the command was done is not known. */
export class OutcomeUnknownError extends EngineError {
  readonly code = 'outcome-unknown';
  readonly status = 503;
}
