import type { Execution } from '../conduct/execution.js';
import type { Rejection } from '../step.js';
import type { InstanceCommand } from './command.js';
import { reject } from './command-handler.js';

/** What moves no token: an instance may be prepared for going on, or ended. */
const harmless: ReadonlySet<InstanceCommand['kind']> = new Set<InstanceCommand['kind']>([
  'resumeProcessInstance',
  'cancelProcessInstance',
  'setVariables',
  'updateJobRetries',
  'failJob',
]);

/**
 * While an instance is suspended nothing in it moves; whoever brings something may bring it again later.
 * Source: Camunda 7 documentation, "Process engine concepts", section "Suspend process instances"; the documentation
 * of Camunda 8.9 knows no suspension of instances.
 */
export function refuseWhileSuspended(execution: Execution, command: InstanceCommand): Rejection | null {
  if (harmless.has(command.kind)) return null;
  const { processInstanceKey } = execution.draft.state;
  if (command.kind === 'suspendProcessInstance') {
    return reject('INVALID_STATE', `Process instance ${processInstanceKey} is suspended already.`);
  }
  return reject(
    'SUSPENDED',
    `Process instance ${processInstanceKey} is suspended: nothing in it moves. Resume it and try again.`,
  );
}
