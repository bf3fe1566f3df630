import type { ContainerNode } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import { prepareEventSubProcesses } from './event-sub-processes.js';
import { emit, nextKey, type Execution } from './execution.js';
import { prepareBoundaryEvents } from './open-subscriptions.js';
import { success, type Outcome } from './outcome.js';

/**
 * Brings a scope to life around an element that is activated in it by hand: its events are waited for, its start event
 * and its input mappings are passed over.
 * Source: Camunda 8 documentation, "Process instance modification".
 *
 * @param bringVariables gives the scope its variables before its events read them
 */
export function openFlowScope(
  execution: Execution,
  node: ContainerNode,
  outerKey: ElementInstanceKey,
  bringVariables: (key: ElementInstanceKey) => void,
): Outcome<ElementInstanceKey> {
  const key = nextKey<ElementInstanceKey>(execution);
  emit(execution, {
    kind: 'elementInstanceActivated',
    elementInstanceKey: key,
    elementId: node.id,
    elementType: node.elementType,
    ...(node.name === undefined ? {} : { elementName: node.name }),
    scopeKey: outerKey,
    takenFlowIds: [],
  });
  bringVariables(key);
  const element = { node, key, scopeKey: outerKey };
  const boundaryEvents = prepareBoundaryEvents(execution, element);
  if (!boundaryEvents.ok) return boundaryEvents;
  const eventSubProcesses = prepareEventSubProcesses(execution, element);
  if (!eventSubProcesses.ok) return eventSubProcesses;
  if (node.elementType === 'AD_HOC_SUB_PROCESS') {
    emit(execution, { kind: 'adHocSubProcessOpened', elementInstanceKey: key });
  }
  for (const open of [...boundaryEvents.value, ...eventSubProcesses.value]) open();
  return success(key);
}
