import type { ModdleElement } from '../document/moddle-element.js';

const GATEWAYS: readonly string[] = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'];

/** Whether the conditions of the flows that leave an element are evaluated. Source: BPMN 2.0.2 section 8.4.13. */
export function evaluatesConditions({ $type }: ModdleElement): boolean {
  return GATEWAYS.includes($type) || isActivity($type);
}

function isActivity(type: string): boolean {
  return /Task$|SubProcess$/.test(type) || type === 'bpmn:Transaction' || type === 'bpmn:CallActivity';
}
