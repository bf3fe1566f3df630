import { child, idOf, text, type ModdleElement } from '../document/moddle-element.js';
import type { ElementId, SequenceFlow } from '../graph/executable-process.js';
import type { ExpressionReader } from './expression-reader.js';

export function readSequenceFlow(element: ModdleElement, expressions: ExpressionReader): SequenceFlow {
  const name = text(element, 'name');
  const source = child(element, 'sourceRef');
  const target = child(element, 'targetRef');
  const condition = child(element, 'conditionExpression');
  const body = condition && text(condition, 'body');
  return {
    id: idOf(element),
    ...(name !== undefined && { name }),
    sourceId: source === undefined ? '' : idOf(source),
    targetId: target === undefined ? '' : idOf(target),
    ...(body !== undefined && { condition: expressions.feel(element, 'condition', body) }),
  };
}

/** Groups flows by one of their ends, keeping document order: the order in which conditions are tried. */
export function groupFlows(
  flows: Iterable<SequenceFlow>,
  end: (flow: SequenceFlow) => ElementId,
): ReadonlyMap<ElementId, readonly SequenceFlow[]> {
  const groups = new Map<ElementId, SequenceFlow[]>();
  for (const flow of flows) {
    const group = groups.get(end(flow));
    if (group === undefined) groups.set(end(flow), [flow]);
    else group.push(flow);
  }
  return groups;
}
