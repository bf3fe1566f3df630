export type * from './commit/step-record.js';
