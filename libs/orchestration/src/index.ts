export type * from './contract.js';
export * from './errors.js';
export { createEngine, type EngineOptions } from './create-engine.js';
export type { Clock } from './clock/clock.js';
export { loadDecisionModel, type LoadedDecisionModel } from './definitions/load-decision-model.js';
export { ControllableClock } from './clock/controllable-clock.js';
export { SystemClock } from './clock/system-clock.js';
export { jsonLogger, type Logger, type LogFields } from './logging/logger.js';
export type { CommitObserver } from './commit/commit-observer.js';
