import type { BpmnDocument } from '../document/bpmn-document.js';
import { child, type ModdleElement } from '../document/moddle-element.js';

/**
 * Sequence flows by the element that they lead to, in document order. The elements' own lists of flows
 * (`bpmn:incoming`) may be left out of a file.
 */
export function incomingFlows({
  flowElements,
}: BpmnDocument): ReadonlyMap<ModdleElement, readonly ModdleElement[]> {
  const flows = new Map<ModdleElement, ModdleElement[]>();
  for (const flow of flowElements) {
    const target = flow.$type === 'bpmn:SequenceFlow' ? child(flow, 'targetRef') : undefined;
    if (target === undefined) continue;
    const known = flows.get(target);
    if (known === undefined) flows.set(target, [flow]);
    else known.push(flow);
  }
  return flows;
}
