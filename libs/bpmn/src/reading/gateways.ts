import { child, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementType, GatewayNode } from '../graph/executable-process.js';
import { readBase } from './flow-node-base.js';
import type { FlowNodeReader } from './reading-context.js';

function gateway(elementType: ElementType): FlowNodeReader {
  return (element, context): GatewayNode => ({
    kind: 'gateway',
    ...readBase(element, elementType, context),
    defaultFlowId: readDefaultFlowId(element),
  });
}

function readDefaultFlowId(element: ModdleElement): string | undefined {
  const flow = child(element, 'default');
  return flow && text(flow, 'id');
}

export const gatewayReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:ExclusiveGateway': gateway('EXCLUSIVE_GATEWAY'),
  'bpmn:ParallelGateway': gateway('PARALLEL_GATEWAY'),
};
