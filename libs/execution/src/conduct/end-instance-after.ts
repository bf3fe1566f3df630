import type { ElementId, ElementType } from '@vorgang/bpmn';
import { nodeOf, type Execution } from './execution.js';
import { isLooped } from './looped-activity.js';

/**
 * Whether the instance was started to be terminated with the end of this element; of a repeated activity with that of
 * its body. The termination is queued, so that what ends the element comes to its own end first.
 * Source: Camunda 8 documentation, "Create process instance", section "Runtime instructions".
 */
export function endInstanceAfter(
  execution: Execution,
  elementId: ElementId,
  elementType: ElementType,
): boolean {
  if (execution.draft.state.terminateAfter?.includes(elementId) !== true) return false;
  const isRepetition = elementType !== 'MULTI_INSTANCE_BODY' && isLooped(nodeOf(execution, elementId));
  if (isRepetition) return false;
  execution.queue.push({ kind: 'terminateProcessInstance' });
  return true;
}
