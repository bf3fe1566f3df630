export type * from './work-dispatcher.js';
export type { OnQueueError } from './backends/backend.js';
export { EvictingRedisError } from './backends/refuse-evicting-redis.js';
export { contextOfTraceparent, currentTraceparent } from './trace-context.js';
export { prepareQueueTables, QueueTablesBehindError } from './backends/queue-tables.js';
export { createConsumer } from './create-consumer.js';
export { createDispatcher } from './create-dispatcher.js';
