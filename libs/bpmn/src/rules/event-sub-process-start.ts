import { flag, type ModdleElement } from '../document/moddle-element.js';

/** An event sub-process: no token reaches it, its start event begins it. Source: BPMN 2.0.2 section 10.3.5. */
export function isEventSubProcess(element: ModdleElement | undefined): boolean {
  return element !== undefined && flag(element, 'triggeredByEvent');
}

/** Whether the element is the event that begins an event sub-process. */
export function isEventSubProcessStart(element: ModdleElement): boolean {
  return element.$type === 'bpmn:StartEvent' && isEventSubProcess(element.$parent);
}
