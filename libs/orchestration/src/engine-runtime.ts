import type { KeySource } from '@vorgang/execution';
import type { Clock } from './clock/clock.js';
import type { CommandProcessor } from './commands/command-processor.js';
import type { InstanceLocations } from './commands/instance-locations.js';
import type { EngineDatabase } from './database/engine-database.js';
import type { ClusterVariableCache } from './definitions/cluster-variable-cache.js';
import type { DecisionCache } from './definitions/decision-cache.js';
import type { DefinitionCache } from './definitions/definition-cache.js';
import type { DeploymentMarker } from './definitions/deployment-marker.js';
import type { TenantTimeZones } from './definitions/tenant-time-zones.js';
import type { InstanceEndings } from './instances/instance-endings.js';
import type { HeldJobs } from './jobs/held-jobs.js';
import type { JobClaims } from './jobs/job-claims.js';
import type { JobWaiters } from './jobs/job-waiters.js';
import type { StepListeners } from './jobs/step-listeners.js';
import type { WorkHints } from './jobs/work-hints.js';
import type { Logger } from './logging/logger.js';
import type { SignalBus } from './notifications/signal-bus.js';
import type { RetentionRules } from './retention/retention-rules.js';

/** What the use cases of one engine share. */
export interface EngineRuntime {
  readonly database: EngineDatabase;
  readonly clock: Clock;
  readonly keys: KeySource;
  readonly deployments: DeploymentMarker;
  readonly definitions: DefinitionCache;
  readonly clusterVariables: ClusterVariableCache;
  readonly decisions: DecisionCache;
  readonly timeZones: TenantTimeZones;
  readonly processor: CommandProcessor;
  readonly locations: InstanceLocations;
  readonly endings: InstanceEndings;
  readonly heldJobs: HeldJobs;
  readonly jobClaims: JobClaims;
  readonly jobWaiters: JobWaiters;
  readonly stepListeners: StepListeners;
  readonly workHints: WorkHints;
  readonly signals: SignalBus;
  readonly logger: Logger;
  /** Ended batch operations are removed after this time, in milliseconds. */
  readonly batchOperationLife: number;
  /** How long ended process instances are kept. */
  readonly retention: RetentionRules;
  readonly onInstancesExpired: (count: number) => void;
  /** Loops and waiting callers end. */
  readonly isClosing: () => boolean;
  /** Whether callers may still wait for what others do; not while the server stops. */
  readonly mayWait: () => boolean;
}
