export type * from './graph/executable-process.js';
export type * from './graph/event-definition.js';
export type * from './problem.js';
export type * from './model.js';
export { parseProcessModel } from './parse-process-model.js';
