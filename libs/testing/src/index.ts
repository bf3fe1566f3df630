export {
  createTestEngine,
  TestEngine,
  type StartOptions,
  type TestEngineOptions,
  type TestLimits,
} from './test-engine.js';
export type { TestResource } from './deploy-resources.js';
export { TestInstance, type TestIncident, type UserTaskCompletion } from './test-instance.js';
export { BusinessError, JobFailure, type TestJob, type TestWorker } from './workers.js';
export type { TestMessage } from './messages.js';
export type { TestSignal } from './signals.js';
export { assertThat, InstanceAssertions } from './assertions.js';
export { CoverageCollector, type PartCoverage, type ProcessCoverage } from './coverage.js';
export { coveragePage, coverageSummary } from './coverage-report/coverage-page.js';
