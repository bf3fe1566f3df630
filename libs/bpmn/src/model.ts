import type { ExecutableProcess } from './graph/executable-process.js';

/** A BPMN file that passed every check. */
export interface ProcessModel {
  /** Executable processes of the file, in document order; at least one. */
  readonly processes: readonly ExecutableProcess[];
}
