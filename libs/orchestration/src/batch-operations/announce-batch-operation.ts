import type { EngineRuntime } from '../engine-runtime.js';

/** Wakes the loops of all nodes for a batch operation that may go on, and tells open pages. */
export function announceBatchOperation(runtime: EngineRuntime, tenantId: string, key: string): void {
  runtime.signals.publish([{ kind: 'batchOperationOpen' }]);
  showBatchOperation(runtime, tenantId, key);
}

/** Tells open pages to read the batch operation again. */
export function showBatchOperation(runtime: EngineRuntime, tenantId: string, key: string): void {
  runtime.signals.publish([{ kind: 'live', hint: { tenantId, kind: 'batchOperation', key } }]);
}
