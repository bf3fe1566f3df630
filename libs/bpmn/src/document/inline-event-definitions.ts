import { children, type ModdleElement } from './moddle-element.js';

/**
 * Puts the event definitions that events refer to beside those that they hold: both mean the same. A definition that
 * several events share stands at the top of the file. Source: BPMN 2.0.2, table 10.85 (`eventDefinitionRefs`).
 */
export function inlineEventDefinitions(flowElements: readonly ModdleElement[]): void {
  for (const element of flowElements) {
    const referred = children(element, 'eventDefinitionRef');
    if (referred.length === 0) continue;
    const own = children(element, 'eventDefinitions');
    (element as Record<string, unknown>)['eventDefinitions'] = [...own, ...referred];
  }
}
