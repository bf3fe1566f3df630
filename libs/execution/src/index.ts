export type * from './keys.js';
export type * from './state/execution-state.js';
export type * from './commands/command.js';
export type * from './changes/change.js';
export type * from './step.js';
export { step } from './run-step.js';
export { applyChange } from './state/apply-change.js';
export {
  firstOfCycle,
  momentAfter,
  nextOfCycle,
  readMoment,
  readSchedule,
  type TimerSchedule,
} from './conduct/timer-schedule.js';
