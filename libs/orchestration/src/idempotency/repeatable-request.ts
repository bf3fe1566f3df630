import { createHash } from 'node:crypto';
import type { JsonValue } from '@vorgang/feel';
import { canonicalJson, findReceipt, type CommandReceipt, type Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import { IdempotencyConflictError } from '../errors.js';

/** A request that its caller may repeat under the same key. */
export interface RepeatableRequest {
  readonly commandId: string;
  readonly requestHash: Buffer;
}

/** Null when the caller gave no idempotency key. */
export function repeatableRequest(
  call: CallContext,
  operation: string,
  request: object,
): RepeatableRequest | null {
  if (call.idempotencyKey === undefined) return null;

  const plain = JSON.parse(JSON.stringify([operation, call.actor.kind, call.actor.id, request])) as JsonValue;
  return {
    commandId: commandIdOf(call.idempotencyKey),
    requestHash: createHash('sha256').update(canonicalJson(plain)).digest(),
  };
}

export function receiptFor(request: RepeatableRequest, result: unknown): CommandReceipt {
  return { ...request, result: JSON.stringify(result) };
}

/**
 * What was answered under an idempotency key, whatever the request was; undefined where nothing was done under it. For
 * keys that are made of what somebody sent: the request that follows from that may look different later.
 */
export async function earlierResult<Result>(
  database: Queryable,
  tenantId: string,
  idempotencyKey: string,
): Promise<Result | undefined> {
  const receipt = await findReceipt(database, tenantId, commandIdOf(idempotencyKey));
  return receipt === null ? undefined : (JSON.parse(receipt.result) as Result);
}

function commandIdOf(idempotencyKey: string): string {
  return `call:${idempotencyKey}`;
}

/**
 * The answer that this request got before; undefined when it is new.
 *
 * @throws IdempotencyConflictError when the key came with another request
 */
export async function earlierAnswer<Result>(
  database: Queryable,
  tenantId: string,
  request: RepeatableRequest | null,
): Promise<{ readonly result: Result } | undefined> {
  if (request === null) return undefined;
  const receipt = await findReceipt(database, tenantId, request.commandId);
  if (receipt === null) return undefined;
  if (!request.requestHash.equals(receipt.requestHash)) throw idempotencyConflict(request);
  return { result: JSON.parse(receipt.result) as Result };
}

export function idempotencyConflict(request: RepeatableRequest): IdempotencyConflictError {
  return new IdempotencyConflictError(
    `The idempotency key "${request.commandId.replace(/^call:/, '')}" was used before for another request. Choose a new key for a new request.`,
  );
}
