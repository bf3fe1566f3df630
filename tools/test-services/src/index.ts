export { createTestDatabase, type TestDatabase } from './test-database.js';
export { redisIsInstalled, startTestRedis, type TestRedis } from './test-redis.js';
