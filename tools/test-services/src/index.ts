export { Citizen } from './citizen.js';
export { applicationPages, fillIn, servicePath } from './fill-in.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { redisIsInstalled, startTestRedis, type TestRedis } from './test-redis.js';
export { chromiumPath, openTestBrowser } from './test-browser.js';
export { findAccessibilityFaults } from './check-page.js';
