import { child, children, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementType, GatewayNode } from '../graph/executable-process.js';
import { readBase } from './flow-node-base.js';
import type { FlowNodeReader } from './reading-context.js';

function gateway(
  elementType: ElementType,
  readMore: (...given: Parameters<FlowNodeReader>) => Partial<GatewayNode> = () => ({}),
): FlowNodeReader {
  return (element, context): GatewayNode => ({
    kind: 'gateway',
    ...readBase(element, elementType, context),
    ...readMore(element, context),
  });
}

/** What begins an instance. Source: BPMN 2.0.2, table 10.115 (`instantiate`, `eventGatewayType`). */
function readInstantiation(element: ModdleElement): Partial<GatewayNode> {
  if (element['instantiate'] !== true) return {};
  return { instantiates: element['eventGatewayType'] === 'Parallel' ? 'all' : 'first' };
}

const readActivation: (...given: Parameters<FlowNodeReader>) => Partial<GatewayNode> = (element, context) => {
  const condition = child(element, 'activationCondition');
  const body = condition && text(condition, 'body');
  return body === undefined
    ? {}
    : { activationCondition: context.expressions.feel(element, 'activation condition', body) };
};

/** Ids of the events with which a gateway begins instances of the process. */
export function instantiatingEventIds(process: ModdleElement): ReadonlySet<string> {
  const elements = children(process, 'flowElements');
  const gateways = new Set(
    elements.filter(({ $type, instantiate }) => $type === 'bpmn:EventBasedGateway' && instantiate === true),
  );
  const flows = elements.filter((flow) => {
    const source = child(flow, 'sourceRef');
    return flow.$type === 'bpmn:SequenceFlow' && source !== undefined && gateways.has(source);
  });
  return new Set(flows.flatMap((flow) => text(child(flow, 'targetRef') ?? flow, 'id') ?? []));
}

export const gatewayReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:ExclusiveGateway': gateway('EXCLUSIVE_GATEWAY'),
  'bpmn:InclusiveGateway': gateway('INCLUSIVE_GATEWAY'),
  'bpmn:ParallelGateway': gateway('PARALLEL_GATEWAY'),
  'bpmn:EventBasedGateway': gateway('EVENT_BASED_GATEWAY', readInstantiation),
  'bpmn:ComplexGateway': gateway('COMPLEX_GATEWAY', readActivation),
};
