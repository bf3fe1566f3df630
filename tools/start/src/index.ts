export { startDemonstration } from './start-demonstration.js';
