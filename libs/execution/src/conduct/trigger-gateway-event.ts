import type { FlowNode, GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import { closeWaits } from './close-waits.js';
import { hasListeners, keepTrigger } from './execution-listeners.js';
import { elementOf, emit, nextKey, nodeOf, type Element, type Execution } from './execution.js';
import { applyInputMappings } from './map-variables.js';
import { raiseIncident } from './raise-incident.js';
import { mergeVariables } from './write-variables.js';

/**
 * The first of the events behind an event-based gateway has happened: the others are waited for no more, and the
 * token goes on behind the event. Source: BPMN 2.0.2 section 10.6.6 and 13.4.4.
 */
export function triggerGatewayEvent(
  execution: Execution,
  gateway: Element<GatewayNode>,
  eventId: string,
  variables: JsonObject | undefined,
): void {
  const flow = gateway.node.outgoing.find((outgoing) => outgoing.targetId === eventId);
  if (flow === undefined || gateway.scopeKey === null)
    throw new Error(`Event "${eventId}" is not behind gateway "${gateway.node.id}".`);
  closeWaits(execution, gateway.key);
  emit(execution, {
    kind: 'elementInstanceCompleted',
    elementInstanceKey: gateway.key,
    elementId: gateway.node.id,
  });
  placeTriggered(execution, nodeOf(execution, eventId), gateway.scopeKey, [flow], variables);
}

/**
 * Places a token on an event or receive task that has had its trigger: only its listeners and its completion are left,
 * which may be tried again after an incident without the trigger.
 */
export function placeTriggered(
  execution: Execution,
  node: FlowNode,
  scopeKey: ElementInstanceKey,
  takenFlows: readonly SequenceFlow[],
  variables: JsonObject | undefined,
): void {
  const key = nextKey<ElementInstanceKey>(execution);
  emit(execution, {
    kind: 'elementInstanceActivated',
    elementInstanceKey: key,
    elementId: node.id,
    elementType: node.elementType,
    ...(node.name === undefined ? {} : { elementName: node.name }),
    scopeKey,
    takenFlowIds: takenFlows.map((flow) => flow.id),
  });
  const element = elementOf(execution, execution.draft.instance(key)!);
  const listens = hasListeners(element, 'START');
  if (!listens) emit(execution, { kind: 'elementInstanceCompleting', elementInstanceKey: key });
  // Those that fail are mapped when the element completes; what the trigger brought is kept meanwhile.
  const unmapped = applyInputMappings(execution, element);
  const mode = node.outputs.length > 0 || unmapped !== null ? 'local' : 'propagate';
  const tooLarge = variables === undefined ? null : mergeVariables(execution, key, variables, mode);
  const fault = unmapped ?? tooLarge;
  if (fault !== null) return raiseIncident(execution, element, 'complete', fault);
  if (!listens) {
    execution.queue.push({ kind: 'complete', key });
    return;
  }
  keepTrigger(execution, key, { completes: true });
  execution.queue.push({ kind: 'activate', key });
}
