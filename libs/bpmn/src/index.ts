export type * from './graph/executable-process.js';
export type * from './graph/event-definition.js';
export type * from './graph/loop-characteristics.js';
export type * from './problem.js';
export type * from './model.js';
export { DEFAULT_MODEL_LIMITS, type ModelLimits } from './document/model-limits.js';
export { parseProcessModel } from './parse-process-model.js';
