import type { Command, ProcessInstanceKey, Rejection } from '@vorgang/execution';
import type { JobFence } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { AssumedDeployments } from '../definitions/deployment-marker.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { InvalidArgumentError, InvalidStateError, NotFoundError, type EngineError } from '../errors.js';
import {
  earlierAnswer,
  idempotencyConflict,
  receiptFor,
  repeatableRequest,
  type RepeatableRequest,
} from '../idempotency/repeatable-request.js';
import { rejectionError } from './rejection-error.js';
import type { CommittedStep } from './step-request.js';

export interface CallerCommand<Result> {
  /** Finds the instance; throws NotFoundError. Not asked for a request that was answered before. */
  readonly locate: () => Promise<ProcessInstanceKey>;
  readonly command: Command;
  /** What the caller gets, also when it repeats the request. */
  readonly result: Result;
  readonly jobFence?: JobFence;
  /** What the command was made of. */
  readonly deployments?: AssumedDeployments;
  /** What the command is about, where it does not say so itself. */
  readonly subject?: string;
  /** The request as its caller sent it, where it is not the command itself. */
  readonly repeatable?: RepeatableRequest | null;
  /** Hears why a command does not fit before its caller does; not where a repetition had overtaken it. */
  readonly onRejected?: (error: EngineError, processInstanceKey: ProcessInstanceKey) => Promise<void>;
  /** A better explanation of why the command does not fit, where there is one. */
  readonly explain?: (rejection: Rejection) => Promise<EngineError | undefined>;
}

export type CallerOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result; readonly step: CommittedStep }
  | { readonly kind: 'repeated'; readonly result: Result }
  | { readonly kind: 'jobLost' };

/**
 * Runs a command that somebody asked for: once per idempotency key, with errors that the caller can act on.
 *
 * @throws DeploymentsChanged where the command was made of deployments that are no longer the newest
 */
export async function executeForCaller<Result>(
  runtime: EngineRuntime,
  call: CallContext,
  input: CallerCommand<Result>,
): Promise<CallerOutcome<Result>> {
  const { tenantId } = call;
  const repeatable =
    input.repeatable === undefined && call.idempotencyKey !== undefined
      ? repeatableRequest(call, input.command.kind, { ...input.command, subject: input.subject })
      : (input.repeatable ?? null);
  const earlier = await earlierAnswer<Result>(runtime.database.engine, tenantId, repeatable);
  if (earlier !== undefined) return { kind: 'repeated', ...earlier };

  const processInstanceKey = await input.locate();
  const outcome = await runtime.processor.execute({
    tenantId,
    processInstanceKey,
    command: input.command,
    actor: call.actor,
    receipt: repeatable === null ? undefined : receiptFor(repeatable, input.result),
    jobFence: input.jobFence,
    deployments: input.deployments,
  });
  switch (outcome.kind) {
    case 'committed':
      return { kind: 'done', result: input.result, step: outcome.step };
    case 'rejected': {
      // The same request may have been done by a repetition that overtook this one.
      const meanwhile = await earlierAnswer<Result>(runtime.database.engine, tenantId, repeatable);
      if (meanwhile !== undefined) return { kind: 'repeated', ...meanwhile };
      const error = (await input.explain?.(outcome.rejection)) ?? rejectionError(outcome.rejection);
      await input.onRejected?.(error, processInstanceKey);
      throw error;
    }
    case 'instanceMissing': {
      // A deletion that a repetition of it overtook.
      const meanwhile = await earlierAnswer<Result>(runtime.database.engine, tenantId, repeatable);
      if (meanwhile !== undefined) return { kind: 'repeated', ...meanwhile };
      throw new NotFoundError(`No process instance has the key ${processInstanceKey}.`);
    }
    case 'instanceExists':
      throw new InvalidStateError(`A process instance with the key ${processInstanceKey} exists already.`);
    case 'refused':
      switch (outcome.failure.kind) {
        case 'repeated':
          if (!outcome.failure.sameRequest) throw idempotencyConflict(repeatable!);
          return { kind: 'repeated', result: JSON.parse(outcome.failure.result) as Result };
        case 'jobLost':
          return { kind: 'jobLost' };
        case 'messageUsed':
          throw new InvalidStateError('The message was used for this process before.');
        case 'unstorable':
          throw new InvalidArgumentError(
            `The database cannot hold the data of this request: ${outcome.failure.reason}. Correct the value and try again.`,
          );
      }
  }
}
