import type { GatewayNode, SequenceFlow } from '@vorgang/bpmn';
import type { ElementInstanceKey } from '../keys.js';
import { placeToken } from './activate-element.js';
import { emit, type Execution } from './execution.js';

/** Lets a token wait in front of a gateway that decides at the end of the step whether it goes on. */
export function holdToken(
  execution: Execution,
  node: GatewayNode,
  scopeKey: ElementInstanceKey,
  flow: SequenceFlow,
): void {
  if (node.incoming.length === 1) {
    placeToken(execution, node, scopeKey, [flow]);
    return;
  }
  emit(execution, { kind: 'tokenArrived', scopeKey, gatewayId: node.id, flowId: flow.id });
}
