import type { JobDefinition } from './executable-process.js';

/**
 * Jobs that run before an element does its work and before its token leaves, one after the other in the order of the
 * model. Source: `zeebe:executionListeners`; Camunda 8 documentation, "Execution listeners".
 */
export interface ExecutionListeners {
  readonly start: readonly JobDefinition[];
  readonly end: readonly JobDefinition[];
}

/** What may happen to a user task. Source: Camunda 8 documentation, "User task listeners". */
export type TaskListenerEvent = 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';

/** Jobs that run before something happens to a user task, and may correct or deny it. Source: `zeebe:taskListeners`. */
export type TaskListeners = Readonly<Record<TaskListenerEvent, readonly JobDefinition[]>>;
