export { examine, type Findings } from './oracles.js';
export { storm, type StormOptions } from './storm.js';
