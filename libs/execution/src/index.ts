export type * from './keys.js';
export type * from './state/execution-state.js';
export type * from './commands/command.js';
export type * from './changes/change.js';
export type * from './changes/migration-change.js';
export type * from './migration/migration-plan.js';
export type { InstanceRule, MigrationProblem, PlanRule } from './migration/migration-problem.js';
export type * from './step.js';
export { step } from './run-step.js';
export { CLUSTER_VARIABLES, clusterVariableGlobals, type ClusterVariables } from './cluster-variables.js';
export { ElementInstances } from './state/element-instances.js';
export { PagedTable, type Page } from './state/paged-table.js';
export { restoreState, type PlainLoopProgress, type PlainState } from './state/plain-state.js';
export { bytesOfScopes, bytesOfVariable } from './state/variable-bytes.js';
export { proposeMapping, type MappingProposal } from './migration/propose-mapping.js';
export {
  summarizeMigration,
  type MigrationMove,
  type MigrationSummary,
} from './migration/summarize-migration.js';
export { causationOfNews, divided } from './conduct/causation.js';
export { parentOfCalled } from './conduct/parent-of-called.js';
export { applyChange } from './state/apply-change.js';
export {
  firstOfCycle,
  momentAfter,
  nextOfCycle,
  readMoment,
  readSchedule,
  type TimerSchedule,
} from './conduct/timer-schedule.js';
