import type { QueueBackend } from '../work-dispatcher.js';
import type { OnQueueError, OpenBackend } from './backend.js';
import { openPostgresBackend } from './postgres-backend.js';
import { openRedisBackend } from './redis-backend.js';

export function openBackend(backend: QueueBackend, onError: OnQueueError): Promise<OpenBackend> {
  switch (backend.kind) {
    case 'postgres':
      return openPostgresBackend(backend.databaseUrl, onError);
    case 'redis':
      return openRedisBackend(backend.redisUrl, onError);
  }
}
