export { runTorture, type TortureOptions, type TortureReport } from './run-torture.js';
