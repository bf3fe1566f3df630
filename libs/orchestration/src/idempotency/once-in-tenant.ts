import { connectionOf, insertReceipt, type TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import type { CallContext } from '../contract.js';
import { DoneMeanwhile } from './done-meanwhile.js';
import {
  earlierAnswer,
  receiptFor,
  repeatableRequest,
  type RepeatableRequest,
} from './repeatable-request.js';

/** Does work in one transaction of a tenant. Its result is plain JSON. */
export type InTransaction = <Result>(work: (manager: EntityManager) => Promise<Result>) => Promise<Result>;

export interface RequestToRepeat {
  readonly call: CallContext;
  readonly operation: string;
  readonly request: object;
  /** Where the work is done; the caller's tenant unless told otherwise. */
  readonly tenantId?: string;
}

/**
 * Does work beside the engine once per idempotency key, where the caller gave one. A repetition gets the first result.
 * What is returned rejects with IdempotencyConflictError when the key came with another request.
 */
export function onceInTenant(
  { run }: Pick<TenantWork, 'run'>,
  now: () => number,
  asked: RequestToRepeat,
): InTransaction {
  const { call, tenantId = call.tenantId } = asked;
  const repeatable = repeatableOf(asked);
  if (repeatable === null) return (work) => run(tenantId, work);
  return async <Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> => {
    const ask = () => answeredBefore<Result>({ run }, asked);
    const earlier = await ask();
    if (earlier !== undefined) return earlier.result;
    try {
      return await run(tenantId, async (manager) => {
        const result = await work(manager);
        const receipt = receiptFor(repeatable, result);
        const isFirst = await insertReceipt(await connectionOf(manager), tenantId, receipt, now());
        if (!isFirst) throw new DoneMeanwhile();
        return result;
      });
    } catch (error) {
      // The same request at the same moment: whichever was first has changed the state that this one found.
      const meanwhile = await ask();
      if (meanwhile !== undefined) return meanwhile.result;
      throw error;
    }
  };
}

/**
 * What this request was answered before, for whoever has to look things up that may be gone by then; undefined when it
 * is new.
 *
 * @throws IdempotencyConflictError when the key came with another request
 */
export async function answeredBefore<Result>(
  { run }: Pick<TenantWork, 'run'>,
  asked: RequestToRepeat,
): Promise<{ readonly result: Result } | undefined> {
  const repeatable = repeatableOf(asked);
  if (repeatable === null) return undefined;
  const { tenantId = asked.call.tenantId } = asked;
  return run(tenantId, async (manager) =>
    earlierAnswer<Result>(await connectionOf(manager), tenantId, repeatable),
  );
}

function repeatableOf({
  call,
  operation,
  request,
  tenantId = call.tenantId,
}: RequestToRepeat): RepeatableRequest | null {
  return repeatableRequest(call, operation, { ...request, tenantId });
}
