import { insertReceipt, type Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { DoneMeanwhile } from './done-meanwhile.js';
import { earlierAnswer, receiptFor, repeatableRequest } from './repeatable-request.js';

/**
 * Does what is no step of an instance in one transaction of the tenant; once per idempotency key, where the caller gave
 * one. A repetition gets the first result.
 *
 * @throws IdempotencyConflictError when the key came with another request
 */
export async function doOnce<Result>(
  runtime: EngineRuntime,
  call: CallContext,
  operation: string,
  request: object,
  work: (client: Queryable) => Promise<Result>,
): Promise<Result> {
  const repeatable = repeatableRequest(call, operation, request);
  const ask = () => earlierAnswer<Result>(runtime.database.engine, call.tenantId, repeatable);
  const earlier = await ask();
  if (earlier !== undefined) return earlier.result;
  try {
    return await runtime.database.inTenant(call.tenantId, async (client) => {
      const result = await work(client);
      if (repeatable === null) return result;
      const receipt = receiptFor(repeatable, result);
      if (!(await insertReceipt(client, call.tenantId, receipt, runtime.clock.now())))
        throw new DoneMeanwhile();
      return result;
    });
  } catch (error) {
    // The same request at the same moment: whichever was first has changed the state that this one found.
    const meanwhile = await ask();
    if (meanwhile !== undefined) return meanwhile.result;
    throw error;
  }
}
