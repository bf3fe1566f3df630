import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Element } from 'bpmn-js/lib/model/Types';
import { businessObjectOf } from './bpmn-element.js';

interface Flow {
  readonly target?: Element;
  readonly source?: Element;
}

/** Elements with a place in the flow, without labels, lanes and connections. */
export function flowNodes(registry: ElementRegistry): readonly Element[] {
  const elements = registry.filter((element) => isFlowNode(element as Element)) as Element[];
  return inFlowOrder(elements);
}

function isFlowNode(element: Element): boolean {
  if ('labelTarget' in element && element.labelTarget) return false;
  return /Event$|Task$|Activity$|Gateway$|SubProcess$|Transaction$/.test(businessObjectOf(element).$type);
}

/** From the start along the flows, boundary events after their activity; what no flow reaches comes last, from left to right. */
export function inFlowOrder(elements: readonly Element[]): readonly Element[] {
  const byPlace = [...elements].sort((a, b) => a.x - b.x || a.y - b.y);
  const starts = byPlace.filter((element) => businessObjectOf(element).$type === 'bpmn:StartEvent');
  const ordered = new Set<Element>();
  for (const first of [...starts, ...byPlace]) visit(first, ordered, new Set(elements));
  return [...ordered];
}

function visit(first: Element, ordered: Set<Element>, known: ReadonlySet<Element>): void {
  const waiting = [first];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (ordered.has(next) || !known.has(next)) continue;
    ordered.add(next);
    const attached = (next.attachers ?? []) as Element[];
    const children = ((next.children ?? []) as Element[]).filter(
      (child) => businessObjectOf(child).$type === 'bpmn:StartEvent',
    );
    waiting.push(...children, ...attached, ...neighbours(next, 1));
  }
}

/** Where the flow leads from here (1), or where it comes from (-1). */
export function neighbours(element: Element, direction: 1 | -1): readonly Element[] {
  const flows = (direction === 1 ? element.outgoing : element.incoming) as readonly Flow[] | undefined;
  return (flows ?? [])
    .map((flow) => (direction === 1 ? flow.target : flow.source))
    .filter((neighbour) => neighbour !== undefined);
}
