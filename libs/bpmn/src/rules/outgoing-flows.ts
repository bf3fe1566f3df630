import type { BpmnDocument } from '../document/bpmn-document.js';
import { child, type ModdleElement } from '../document/moddle-element.js';

/** Sequence flows by the element that they leave, in document order. */
export function outgoingFlows({
  flowElements,
}: BpmnDocument): ReadonlyMap<ModdleElement, readonly ModdleElement[]> {
  const flows = new Map<ModdleElement, ModdleElement[]>();
  for (const flow of flowElements) {
    const source = flow.$type === 'bpmn:SequenceFlow' ? child(flow, 'sourceRef') : undefined;
    if (source === undefined) continue;
    const known = flows.get(source);
    if (known === undefined) flows.set(source, [flow]);
    else known.push(flow);
  }
  return flows;
}
