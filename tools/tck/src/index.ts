export { runFolder } from './run-folder.js';
export type { CaseResult } from './run-folder.js';
