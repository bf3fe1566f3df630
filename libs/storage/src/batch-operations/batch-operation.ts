import type { Actor } from '../commit/step-record.js';

/** What a batch operation does with each of its items. Names as in the Orchestration Cluster API, where it has one. */
export type BatchOperationType =
  | 'CANCEL_PROCESS_INSTANCE'
  | 'DELETE_DECISION_INSTANCE'
  | 'DELETE_PROCESS_INSTANCE'
  | 'MIGRATE_PROCESS_INSTANCE'
  | 'MODIFY_PROCESS_INSTANCE'
  | 'RESOLVE_INCIDENT'
  | 'RESUME_PROCESS_INSTANCE'
  | 'SUSPEND_PROCESS_INSTANCE'
  | 'UPDATE_VARIABLE';

export type BatchOperationState =
  /** Accepted; its items are not captured yet. */
  | 'CREATED'
  | 'ACTIVE'
  | 'SUSPENDED'
  /** Everything is done. */
  | 'COMPLETED'
  /** Everything was tried, and some items failed; they can be tried again. */
  | 'PARTIALLY_COMPLETED'
  | 'CANCELED'
  /** The items could not be captured. */
  | 'FAILED';

export type BatchItemState =
  /** Waits for its turn, or is under way. */
  | 'ACTIVE'
  | 'COMPLETED'
  /** There was nothing left to do: someone else was quicker. */
  | 'SKIPPED'
  | 'CANCELED'
  | 'FAILED';

export interface BatchOperationReference {
  readonly tenantId: string;
  readonly batchOperationKey: string;
}

/** A batch operation that the loop has still something to do for. */
export interface OpenBatchOperation extends BatchOperationReference {
  readonly operationType: BatchOperationType;
  /** JSON. */
  readonly instruction: string;
  /** JSON, as its creator sent it. */
  readonly filter: string;
  /** The processes, or the decisions, that its creator may change; null: all. */
  readonly permittedProcessIds: readonly string[] | null;
  readonly state: BatchOperationState;
  readonly capturedKey: string;
  readonly newestKey: string;
  readonly captured: boolean;
  readonly actor: Actor;
}
