import { progressText, type BatchCounts } from './batch-words.js';

/** How far a batch operation is, in words and as a bar that says the same. */
export function BatchProgress({ id, batch }: { readonly id: string; readonly batch: BatchCounts }) {
  const text = progressText(batch);
  return (
    <div className="kern-progress batch-progress">
      <label className="kern-label" htmlFor={id}>
        {text}
      </label>
      <progress
        id={id}
        max={Math.max(1, batch.operationsTotalCount)}
        value={batch.operationsCompletedCount + batch.operationsFailedCount}
      >
        {text}
      </progress>
    </div>
  );
}
