export { readConfiguration, type WorkerConfiguration } from './configuration.js';
export { startWorker, type Worker } from './worker.js';
