export { runDrill, type DrillOptions, type DrillReport } from './run-drill.js';
