export type * from './keys.js';
export type * from './state/execution-state.js';
export type * from './commands/command.js';
export type * from './changes/change.js';
export type * from './step.js';
export { step } from './run-step.js';
export { ElementInstances } from './state/element-instances.js';
export { PagedTable, type Page } from './state/paged-table.js';
export { restoreState, type PlainLoopProgress, type PlainState } from './state/plain-state.js';
export { bytesOfVariable } from './state/variable-bytes.js';
export { applyChange } from './state/apply-change.js';
export {
  firstOfCycle,
  momentAfter,
  nextOfCycle,
  readMoment,
  readSchedule,
  type TimerSchedule,
} from './conduct/timer-schedule.js';
