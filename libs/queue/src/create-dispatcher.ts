import type { HintQueue, OnQueueError } from './backends/backend.js';
import { openBackend } from './backends/open-backend.js';
import { hintJob } from './hint-job.js';
import { queueName } from './queue-name.js';
import type { QueueBackend, WorkDispatcher } from './work-dispatcher.js';

/**
 * Opens the way to the workers. A hint that cannot be given, because the server is away, rejects soon; nothing is lost
 * by it, as the reconciler hints again.
 *
 * @throws EvictingRedisError where Redis may throw queued work away
 * @throws Error where the server does not answer
 */
export async function createDispatcher(
  backend: QueueBackend,
  onError: OnQueueError = () => undefined,
): Promise<WorkDispatcher> {
  const open = await openBackend(backend, onError);
  const queues = new Map<string, HintQueue>();
  const queueOf = (jobType: string): HintQueue => {
    const known = queues.get(jobType);
    if (known !== undefined) return known;
    const queue = open.openQueue(queueName(jobType));
    queues.set(jobType, queue);
    return queue;
  };
  return {
    async hint(jobType, hints) {
      if (hints.length === 0) return;
      await queueOf(jobType).addBulk(hints.map(hintJob));
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await open.close();
    },
  };
}
