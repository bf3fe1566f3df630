export type * from './json.js';
export type * from './contract.js';
