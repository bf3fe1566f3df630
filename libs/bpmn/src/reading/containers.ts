import {
  child,
  children,
  extension,
  flag,
  idOf,
  text,
  type ModdleElement,
} from '../document/moddle-element.js';
import type { AdHocDefinition, ContainerNode, ElementType, FlowNode } from '../graph/executable-process.js';
import { readActivity } from './activities.js';
import { readBase } from './flow-node-base.js';
import { instantiatingEventIds } from './gateways.js';
import { initialElements } from './initial-elements.js';
import { hasJob, readJob } from './jobs.js';
import type { ExpressionReader } from './expression-reader.js';
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
  const initial = initialElements(element);
  return {
    kind: 'container',
    ...readBase(element, elementType, context),
    childIds: nodes.map((node) => node.id),
    startEventId: nodes.find(isNoneStart)?.id,
    ...(initial.length > 0 && { initialNodeIds: initial.map(idOf) }),
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
    ...(text(element, 'ordering') === 'Sequential' && { sequential: true }),
    ...readOutput(element, zeebe, expressions),
    ...(hasJob(element) && { job: readJob(element, expressions), documentation: documentationIn(element) }),
  };
}

function readOutput(
  element: ModdleElement,
  zeebe: ModdleElement | undefined,
  expressions: ExpressionReader,
): Pick<AdHocDefinition, 'output'> {
  const collection = zeebe && text(zeebe, 'outputCollection');
  const outputElement = zeebe && text(zeebe, 'outputElement');
  if (collection === undefined || outputElement === undefined) return {};
  return { output: { collection, element: expressions.feel(element, 'output element', outputElement) } };
}

function documentationIn(element: ModdleElement): Readonly<Record<string, string>> {
  const texts = children(element, 'flowElements').map((inner): readonly [string, string] => [
    idOf(inner),
    children(inner, 'documentation')
      .flatMap((one) => text(one, 'text') ?? [])
      .join('\n'),
  ]);
  return Object.fromEntries(texts.filter(([, words]) => words !== ''));
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
