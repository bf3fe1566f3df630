export type * from './contract.js';
export * from './errors.js';
export { earlierResult } from './idempotency/repeatable-request.js';
export {
  answeredBefore,
  onceInTenant,
  type InTransaction,
  type RequestToRepeat,
} from './idempotency/once-in-tenant.js';
export { createEngine, type EngineOptions } from './create-engine.js';
export { freshRandomSeed } from './random-seed.js';
export { readStepLimits, type StepLimits } from './step-limits.js';
export type { Clock } from './clock/clock.js';
export { constantText } from './definitions/constant-text.js';
export type { LoadedDecisionModel } from './definitions/load-decision-model.js';
export { readStoredModel } from './model-reading/read-beside.js';
export { WorkThread, type ThreadTrouble } from './model-reading/work-thread.js';
export { ControllableClock } from './clock/controllable-clock.js';
export { SystemClock } from './clock/system-clock.js';
export { describeDefect } from './logging/describe-defect.js';
export { pseudonymOf } from './logging/pseudonym.js';
export { errorText, jsonLogger, type Logger, type LogFields } from './logging/logger.js';
export type { CommitObserver } from './commit/commit-observer.js';
