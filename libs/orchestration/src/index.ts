export type * from './contract.js';
export * from './errors.js';
