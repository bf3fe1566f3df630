import type { ElementId } from '@vorgang/bpmn';
import type { Execution } from '../../conduct/execution.js';
import type { ElementInstanceKey } from '../../keys.js';
import type { ElementInstance } from '../../state/execution-state.js';
import type { Problems } from './problems.js';

/** All living instances of an element; that there are none is a problem. */
export function livingInstances(
  execution: Execution,
  elementId: ElementId,
  problems: Problems,
): readonly ElementInstance[] {
  const living = execution.draft.instances().filter((instance) => instance.elementId === elementId);
  if (living.length > 0) return living;
  problems.add(
    execution.process.nodes.has(elementId)
      ? `No instance of element "${elementId}" lives.`
      : `Process "${execution.process.id}" has no element "${elementId}".`,
  );
  return [];
}

/** One living instance, as a list; that it does not live is a problem. */
export function livingInstance(
  execution: Execution,
  key: ElementInstanceKey,
  problems: Problems,
): readonly ElementInstance[] {
  const instance = execution.draft.instance(key);
  if (instance !== undefined) return [instance];
  problems.add(
    `No element instance ${key} lives in process instance ${execution.draft.state.processInstanceKey}.`,
  );
  return [];
}
