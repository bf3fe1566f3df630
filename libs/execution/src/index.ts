export type * from './keys.js';
export type * from './state/execution-state.js';
export type * from './commands/command.js';
export type * from './changes/change.js';
export type * from './step.js';
