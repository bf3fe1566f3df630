export { backlogMetrics } from './metrics/backlog-metrics.js';
export { commitMetrics } from './metrics/commit-metrics.js';
export { expiryMetrics } from './metrics/expiry-metrics.js';
export { jobMetrics, type JobObserver, type JobOutcome } from './metrics/job-metrics.js';
export {
  serveMetrics,
  type MetricsAddress,
  type MetricsServer,
  type ProbedReadiness,
} from './metrics/metrics-server.js';
export { poolMetrics } from './metrics/pool-metrics.js';
export { programMetrics } from './metrics/program-metrics.js';
export { startTracing, type Tracing } from './tracing/start-tracing.js';
export { Counter, Gauge, Histogram, type Registry } from 'prom-client';
