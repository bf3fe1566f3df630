import { expressionPlaces } from './expression-places.js';
import type { ExecutableProcess } from './graph/executable-process.js';

/** Whether any expression of a process reads a variable by this name. Walks the whole process. */
export function readsVariable(process: ExecutableProcess, name: string): boolean {
  return expressionPlaces(process).some(({ expression }) => expression.references.includes(name));
}
