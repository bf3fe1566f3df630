import type { ElementType, GatewayNode } from '../graph/executable-process.js';
import { readBase } from './flow-node-base.js';
import type { FlowNodeReader } from './reading-context.js';

function gateway(elementType: ElementType): FlowNodeReader {
  return (element, context): GatewayNode => ({
    kind: 'gateway',
    ...readBase(element, elementType, context),
  });
}

export const gatewayReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:ExclusiveGateway': gateway('EXCLUSIVE_GATEWAY'),
  'bpmn:InclusiveGateway': gateway('INCLUSIVE_GATEWAY'),
  'bpmn:ParallelGateway': gateway('PARALLEL_GATEWAY'),
};
