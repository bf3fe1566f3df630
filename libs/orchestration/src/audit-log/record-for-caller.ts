import { recordOperations, type AuditedOperation, type Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';

/** Writes down in the audit log what the caller did in their tenant, in the transaction that does it and at its end. */
export function recordForCaller(
  { keys, clock }: Pick<EngineRuntime, 'keys' | 'clock'>,
  client: Queryable,
  { tenantId, actor }: Pick<CallContext, 'tenantId' | 'actor'>,
  operations: readonly AuditedOperation[],
): Promise<void> {
  const call = { tenantId, scope: 'TENANT', actor, at: clock.now(), mintKey: () => keys.next() } as const;
  return recordOperations(client, call, operations);
}
