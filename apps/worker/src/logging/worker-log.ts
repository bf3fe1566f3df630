import { jsonLogger } from '@vorgang/orchestration';

/** Lines of the worker itself; what loops and connectors tell has its own. */
export const workerLog = jsonLogger();
