import type { OnQueueError } from './backends/backend.js';
import { openBackend } from './backends/open-backend.js';
import { queueName } from './queue-name.js';
import type { Consume, QueueBackend } from './work-dispatcher.js';

/**
 * Answers a function that starts consumers. Each has connections of its own, reconnects for ever, and closes after the
 * hints under way.
 *
 * @throws EvictingRedisError (when a consumer starts) where Redis may throw queued work away
 */
export function createConsumer(backend: QueueBackend, onError: OnQueueError = () => undefined): Consume {
  return async (jobType, handle, options) => {
    const open = await openBackend(backend, onError);
    // A handler that rejects fails the BullMQ job, which is then removed; the row in PostgreSQL still waits.
    const worker = await open.openWorker(queueName(jobType), (job) => handle(job.data), options);
    return {
      async close() {
        await worker.close();
        await open.close();
      },
    };
  };
}
