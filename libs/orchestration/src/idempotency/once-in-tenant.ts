import { connectionOf, insertReceipt, type TenantWork } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import type { CallContext } from '../contract.js';
import { DoneMeanwhile } from './done-meanwhile.js';
import { earlierAnswer, receiptFor, repeatableRequest } from './repeatable-request.js';

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
  { call, operation, request, tenantId = call.tenantId }: RequestToRepeat,
): InTransaction {
  const repeatable = repeatableRequest(call, operation, { ...request, tenantId });
  if (repeatable === null) return (work) => run(tenantId, work);
  return async <Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> => {
    const ask = () =>
      run(tenantId, async (manager) =>
        earlierAnswer<Result>(await connectionOf(manager), tenantId, repeatable),
      );
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
