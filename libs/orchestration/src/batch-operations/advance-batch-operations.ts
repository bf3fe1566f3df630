import {
  cancelOpenBatchItems,
  captureBatchItems,
  claimBatchItems,
  endBatchOperation,
  failBatchOperation,
  findOpenBatchOperations,
  settleBatchItems,
  type BatchItemResult,
  type OpenBatchOperation,
} from '@vorgang/storage';
import { isConnectionError, isTransientConflict } from '../database/retry.js';
import type { EngineRuntime } from '../engine-runtime.js';
import { errorText } from '../logging/logger.js';
import { forEachLimited } from '../loops/for-each-limited.js';
import { showBatchOperation } from './announce-batch-operation.js';
import { doBatchItem } from './do-batch-item.js';

/** Batch operations that go on side by side; further ones wait for the oldest. */
const OPERATIONS = 100;
/** Process instances that are captured by one statement, and statements per round. */
const PAGE = 1_000;
const PAGES = 10;
/** Items claimed at once: few, so that a suspension takes effect soon. */
const ITEMS = 40;
/** Steps of one batch operation side by side, on a node with nothing else to do and on one with other commands. */
const LANES = { idle: 8, busy: 2 };
/** Commands under way beyond which a node is busy. */
const BUSY = 4;
/** After a crash a claimed item is tried again this much later, in milliseconds. */
const CLAIM = 30_000;
const CANCELED_AT_ONCE = 5_000;
/** The table is looked at this often even where nothing woke the loop, in milliseconds. */
const PAUSE = 1_000;

/** Brings every open batch operation one round further; answers the milliseconds until the next round. */
export async function advanceBatchOperations(runtime: EngineRuntime): Promise<number> {
  let goesOn = false;
  for (const batch of await findOpenBatchOperations(runtime.database.engine, OPERATIONS)) {
    if (runtime.isClosing()) break;
    if (await advance(runtime, batch)) {
      goesOn = true;
      showBatchOperation(runtime, batch.tenantId, batch.batchOperationKey);
    }
  }
  return goesOn ? 0 : PAUSE;
}

/** Answers whether something was done. */
async function advance(runtime: EngineRuntime, batch: OpenBatchOperation): Promise<boolean> {
  if (batch.state === 'CANCELED' || batch.state === 'FAILED') {
    const query = { now: runtime.clock.now(), limit: CANCELED_AT_ONCE };
    return (await cancelOpenBatchItems(runtime.database.engine, batch, query)) > 0;
  }
  const captured = batch.captured ? false : await capture(runtime, batch);
  const worked = await workOff(runtime, batch);
  if (worked) return true;
  return (await endBatchOperation(runtime.database.engine, batch, runtime.clock.now())) || captured;
}

/** A filter that the database cannot answer fails for good; nobody waits for it for ever. */
async function capture(runtime: EngineRuntime, batch: OpenBatchOperation): Promise<boolean> {
  try {
    for (let page = 0; page < PAGES; page += 1) {
      const more = await runtime.database.inTenant(batch.tenantId, (client) =>
        captureBatchItems(client, batch, { instances: PAGE, now: runtime.clock.now() }),
      );
      if (!more || runtime.isClosing()) break;
    }
  } catch (error) {
    if (isConnectionError(error) || isTransientConflict(error)) throw error;
    const { batchOperationKey } = batch;
    runtime.logger.error('batch-operation-failed', { batchOperationKey, reason: errorText(error) });
    const failure = { reason: errorText(error), at: runtime.clock.now() };
    await failBatchOperation(runtime.database.engine, batch, failure);
  }
  return true;
}

/** Claims items and does them. Answers whether there were any. */
async function workOff(runtime: EngineRuntime, batch: OpenBatchOperation): Promise<boolean> {
  const now = runtime.clock.now();
  const items = await claimBatchItems(runtime.database.engine, batch, {
    now,
    claimedUntil: now + CLAIM,
    limit: ITEMS,
  });
  if (items.length === 0) return false;
  const results: BatchItemResult[] = [];
  const lanes = runtime.processor.underWay > BUSY ? LANES.busy : LANES.idle;
  await forEachLimited(items, lanes, async (item) => {
    const result = await doBatchItem(runtime, batch, item);
    if (result !== null) results.push(result);
  });
  if (results.length > 0)
    await settleBatchItems(runtime.database.engine, batch, results, runtime.clock.now());
  return true;
}
