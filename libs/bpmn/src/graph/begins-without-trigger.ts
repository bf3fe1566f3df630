import type { ExecutableProcess } from './executable-process.js';

/** Whether a plain start or a call can begin the process: at its none start event, or, without any start event, everywhere. */
export function beginsWithoutTrigger({ id, nodes }: ExecutableProcess): boolean {
  const root = nodes.get(id);
  if (root?.kind !== 'container') return false;
  return root.startEventId !== undefined || root.initialNodeIds !== undefined;
}
