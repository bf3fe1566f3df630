import { child, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementType, FlowNode } from '../graph/executable-process.js';
import { readInputs, readOutputs, readProperties } from './data-mappings.js';
import { readExecutionListeners } from './listeners.js';
import type { ReadingContext } from './reading-context.js';

type FlowNodeBase = Pick<
  FlowNode,
  | 'id'
  | 'name'
  | 'elementType'
  | 'scopeId'
  | 'incoming'
  | 'outgoing'
  | 'defaultFlowId'
  | 'inputs'
  | 'outputs'
  | 'properties'
  | 'executionListeners'
>;

/** What every flow node has, whatever its kind. */
export function readBase(
  element: ModdleElement,
  elementType: ElementType,
  context: ReadingContext,
): FlowNodeBase {
  const id = idOf(element);
  const name = text(element, 'name');
  const executionListeners = readExecutionListeners(element, context.expressions);
  return {
    id,
    ...(name !== undefined && { name }),
    elementType,
    scopeId: element.$parent === undefined || elementType === 'PROCESS' ? id : idOf(element.$parent),
    incoming: context.incoming.get(id) ?? [],
    outgoing: context.outgoing.get(id) ?? [],
    defaultFlowId: readDefaultFlowId(element),
    inputs: readInputs(element, context.expressions),
    outputs: readOutputs(element, context.expressions),
    properties: readProperties(element),
    ...(executionListeners !== undefined && { executionListeners }),
  };
}

function readDefaultFlowId(element: ModdleElement): string | undefined {
  const flow = child(element, 'default');
  return flow && text(flow, 'id');
}
