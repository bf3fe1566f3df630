import type { WorkDispatcher } from '@vorgang/queue';
import { createStepCommitter } from '@vorgang/storage';
import { AfterCommit } from './after-commit.js';
import type { Clock } from './clock/clock.js';
import { keepSystemClock } from './clock/keep-system-clock.js';
import { CommandProcessor } from './commands/command-processor.js';
import { StepMaker } from './commands/step-maker.js';
import { InstanceLocations } from './commands/instance-locations.js';
import { observedCommitter, type CommitObserver } from './commit/commit-observer.js';
import { GroupCommit } from './commit/group-commit.js';
import type { Engine, LiveHint } from './contract.js';
import { EngineDatabase } from './database/engine-database.js';
import { CalledProcessCache } from './definitions/called-process-cache.js';
import { ClusterVariableCache } from './definitions/cluster-variable-cache.js';
import { DecisionCache } from './definitions/decision-cache.js';
import { DefinitionCache } from './definitions/definition-cache.js';
import { FormCache } from './definitions/form-cache.js';
import { GlobalTaskListeners } from './definitions/global-task-listeners.js';
import { DeploymentMarker } from './definitions/deployment-marker.js';
import { TenantTimeZones } from './definitions/tenant-time-zones.js';
import { engineFacade } from './engine-facade.js';
import type { EngineRuntime } from './engine-runtime.js';
import { InstanceEndings } from './instances/instance-endings.js';
import { HeldJobs } from './jobs/held-jobs.js';
import { JobClaims } from './jobs/job-claims.js';
import { JobWaiters } from './jobs/job-waiters.js';
import { NewJobs } from './jobs/new-jobs.js';
import { StepListeners } from './jobs/step-listeners.js';
import { WorkHints } from './jobs/work-hints.js';
import { KeyMint } from './keys/key-mint.js';
import { takeNodeNumber } from './keys/take-node-number.js';
import { DirectoryChanges } from './live/directory-changes.js';
import { LiveHints } from './live/live-hints.js';
import { jsonLogger, type Logger } from './logging/logger.js';
import { EngineLoops } from './loops/engine-loops.js';
import { NodeChannel } from './notifications/node-channel.js';
import type { RetentionRules } from './retention/retention-rules.js';
import type { StepLimits } from './step-limits.js';
import { SignalBus } from './notifications/signal-bus.js';

/** Transactions under way at once, and steps that share one. */
const COMMITS = { batchSize: 64, transactionsInFlight: 2 };
const CONNECTIONS = 10;
/** Callers that wait for jobs look again this often even where no signal came, in milliseconds. */
const LOOK_AGAIN = 2_500;

export interface EngineOptions {
  /** Connection string of a role that may take `vorgang_app` and `vorgang_engine`; the schema is there already. */
  readonly databaseUrl: string;
  /** Takes hints for our own workers; closed by whoever made it. */
  readonly dispatcher: WorkDispatcher;
  /** Otherwise the database's time. */
  readonly clock?: Clock;
  /** false: no timers, outbox and reconciler in this process; commands only. */
  readonly loops?: boolean;
  /** IANA time zone of tenants that are not in the table of tenants. */
  readonly timeZone?: string;
  /** What models may demand; absent ones are the engine's own. */
  readonly limits?: StepLimits;
  /** Commands that may be accepted and not yet answered; 4,000 unless said otherwise. Further ones are refused. */
  readonly pendingLimit?: number | undefined;
  /** Ended batch operations are removed after this many days; 30 unless told. */
  readonly batchOperationDays?: number;
  /** Ended instances are kept for ever unless told, or their models say otherwise; so are all that belong to a case. */
  readonly retention?: Partial<RetentionRules>;
  readonly logger?: Logger;
  /** Hears of every transaction of steps; for metrics. */
  readonly commitObserver?: CommitObserver;
  /** Hears how many instances were removed because their time to live was over. */
  readonly onInstancesExpired?: (count: number) => void;
  /** Hears every live hint of every tenant; views of one tenant subscribe at the engine. */
  readonly onLiveHint?: (hint: LiveHint) => void;
}

/**
 * Starts an engine on a migrated database. Several may run on one database, in one process or many.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const logger = options.logger ?? jsonLogger();
  const database = new EngineDatabase({
    databaseUrl: options.databaseUrl,
    connections: CONNECTIONS,
    // One more for large steps, which go alone.
    commitConnections: COMMITS.transactionsInFlight + 1,
    logger,
  });
  const node = await takeNodeNumber(database.engine);
  const kept = options.clock === undefined ? await keepSystemClock(database.engine, logger) : null;
  const clock = options.clock ?? kept!.clock;
  const keys = new KeyMint(node);
  const marker = new DeploymentMarker(database.engine);
  const definitions = new DefinitionCache(database.engine, marker);
  const decisions = new DecisionCache(database.engine);
  const timeZones = new TenantTimeZones(database.engine, options.timeZone ?? 'Europe/Berlin');
  const clusterVariables = new ClusterVariableCache(database.engine);
  let closing = false;
  let waiting = true;

  const origin = `${node}.${Date.now().toString(36)}`;
  const live = new LiveHints(origin);
  const directory = new DirectoryChanges();
  const jobWaiters = new JobWaiters();
  const stepListeners = new StepListeners();
  const endings = new InstanceEndings();
  const channel = new NodeChannel(database, origin, (signal) => signals.receive(signal), lookAgain, logger);
  const signals = new SignalBus((batch) => channel.send(batch));
  const afterCommit = new AfterCommit(() => runtime);
  const steps = new StepMaker({
    clock,
    keys,
    deployments: marker,
    definitions,
    decisions,
    calledProcesses: new CalledProcessCache(database.engine, definitions),
    forms: new FormCache(database.engine),
    globalTaskListeners: new GlobalTaskListeners(database.engine),
    clusterVariables,
    timeZones,
    limits: options.limits ?? {},
  });
  const processor = new CommandProcessor({
    database: database.engine,
    deployments: marker,
    steps,
    commits: new GroupCommit(
      observedCommitter(createStepCommitter(database.commits), options.commitObserver),
      COMMITS,
    ),
    newJobs: new NewJobs(jobWaiters, clock),
    pendingLimit: options.pendingLimit,
    onCommitted: (step) => afterCommit.committed(step),
  });
  const announce = (tenantId: string, type: string): void =>
    signals.publish([{ kind: 'jobsAvailable', tenantId, type }]);
  const runtime: EngineRuntime = {
    database,
    clock,
    keys,
    deployments: marker,
    definitions,
    clusterVariables,
    decisions,
    timeZones,
    processor,
    locations: new InstanceLocations(database.engine),
    endings,
    heldJobs: new HeldJobs(),
    jobClaims: new JobClaims(database.engine, clock),
    jobWaiters,
    stepListeners,
    workHints: new WorkHints(options.dispatcher, announce, logger),
    signals,
    logger,
    retention: { defaultTimeToLive: null, caseYears: {}, ...options.retention },
    onInstancesExpired: options.onInstancesExpired ?? (() => undefined),
    batchOperationLife: (options.batchOperationDays ?? 30) * 24 * 3_600_000,
    isClosing: () => closing,
    mayWait: () => waiting,
  };
  await channel.open();
  const loops = options.loops === false ? null : new EngineLoops(runtime);
  signals.listen((signal) => {
    loops?.onSignal(signal);
    if (signal.kind === 'jobsAvailable') jobWaiters.available(signal.tenantId, signal.type);
    if (signal.kind === 'directoryChanged') directory.changed();
    if (signal.kind === 'instanceEnded') endings.ended(signal.processInstanceKey);
    if (signal.kind === 'live' && signal.hint.kind === 'userTask') endings.ended(signal.hint.key);
    if (signal.kind === 'live' && signal.hint.kind === 'processInstance' && signal.hint.processInstanceKey)
      stepListeners.stepped(signal.hint.processInstanceKey);
    if (signal.kind === 'live') {
      live.emit(signal.hint);
      options.onLiveHint?.(signal.hint);
    }
  });
  const looking = setInterval(lookForJobs, LOOK_AGAIN);
  const stopWatchingClock = clock.onJump(lookForJobs);

  function lookForJobs(): void {
    jobWaiters.lookAgain();
    stepListeners.lookAgain();
  }

  function lookAgain(): void {
    lookForJobs();
    endings.lookAgain();
    directory.changed();
    loops?.wake();
  }

  function stopWaiting(): void {
    waiting = false;
    jobWaiters.close();
    stepListeners.lookAgain();
    endings.lookAgain();
  }

  async function close(): Promise<void> {
    if (closing) return;
    closing = true;
    database.stopRepeating();
    clearInterval(looking);
    stopWatchingClock();
    stopWaiting();
    await loops?.close();
    await processor.settled();
    await afterCommit.settled();
    await runtime.workHints.close();
    await signals.settled();
    await channel.close();
    kept?.stop();
    await database.close();
  }

  const wake = (): void => {
    loops?.wake();
    signals.publish([{ kind: 'outboxFilled' }]);
  };
  return engineFacade(runtime, live, directory, { wake, stopWaiting, close });
}
