export type * from './work-dispatcher.js';
