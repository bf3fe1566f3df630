import { child, children, extension, flag, text, type ModdleElement } from '../document/moddle-element.js';
import type { AdHocDefinition, ContainerNode, ElementType, FlowNode } from '../graph/executable-process.js';
import { readActivity } from './activities.js';
import { readBase } from './flow-node-base.js';
import { instantiatingEventIds } from './gateways.js';
import type { FlowNodeReader, ReadingContext } from './reading-context.js';

/** Reads an element that holds flow nodes, and the flow nodes in it. */
export function readContainer(
  element: ModdleElement,
  elementType: ElementType,
  context: ReadingContext,
): ContainerNode {
  const nodes = children(element, 'flowElements').flatMap((inner) => {
    const node = context.readInner(inner);
    return node === undefined ? [] : [node];
  });
  const behindGateway = elementType === 'PROCESS' ? instantiatingEventIds(element) : new Set();
  return {
    kind: 'container',
    ...readBase(element, elementType, context),
    childIds: nodes.map((node) => node.id),
    startEventId: nodes.find(isNoneStart)?.id,
    triggeredStartIds: nodes
      .filter((node) => isTriggeredStart(node) || behindGateway.has(node.id))
      .map((node) => node.id),
    ...readActivity(element, context),
  };
}

function isNoneStart(node: FlowNode): boolean {
  return node.kind === 'event' && node.position === 'start' && node.definitions.length === 0;
}

function isTriggeredStart(node: FlowNode): boolean {
  if (node.kind === 'task' && node.instantiates === true) return true;
  if (node.elementType === 'EVENT_SUB_PROCESS') return true;
  return node.kind === 'event' && node.position === 'start' && node.definitions.length > 0;
}

function readAdHoc(element: ModdleElement, { expressions }: ReadingContext): AdHocDefinition {
  const zeebe = extension(element, 'zeebe:AdHoc');
  const activeElements = zeebe && text(zeebe, 'activeElementsCollection');
  const condition = child(element, 'completionCondition');
  const body = condition && text(condition, 'body');
  return {
    ...(activeElements !== undefined && {
      activeElements: expressions.feel(element, 'active elements', activeElements),
    }),
    ...(body !== undefined && {
      completionCondition: expressions.feel(element, 'completion condition', body),
    }),
    cancelRemainingInstances: element['cancelRemainingInstances'] !== false,
  };
}

export const containerReaders: Readonly<Record<string, FlowNodeReader>> = {
  'bpmn:AdHocSubProcess': (element, context) => ({
    ...readContainer(element, 'AD_HOC_SUB_PROCESS', context),
    adHoc: readAdHoc(element, context),
  }),
  'bpmn:Transaction': (element, context) => readContainer(element, 'TRANSACTION', context),
  'bpmn:SubProcess': (element, context) =>
    readContainer(element, flag(element, 'triggeredByEvent') ? 'EVENT_SUB_PROCESS' : 'SUB_PROCESS', context),
};
