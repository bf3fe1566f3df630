export { Citizen } from './citizen.js';
export { applicationPages, fillIn, servicePath } from './fill-in.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { createStoppableDatabase, type StoppableDatabase } from './stoppable-database.js';
export { rowsRead } from './rows-read.js';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.js';
export { redisIsInstalled, startTestRedis, type TestRedis } from './test-redis.js';
export { chromiumPath, openTestBrowser } from './test-browser.js';
export { findAccessibilityFaults } from './check-page.js';
export {
  startIdentityProvider,
  testAudience,
  type IdentityProvider,
  type IdentityProviderOptions,
} from './identity-provider.js';
