import type { Element } from 'bpmn-js/lib/model/Types';

/** What is read of the business object behind a shape. */
interface BusinessObject {
  readonly $type: string;
  readonly id: string;
  readonly name?: string;
  readonly text?: string;
}

export function businessObjectOf(element: Element): BusinessObject {
  return element.businessObject as BusinessObject;
}

/** The label that people see, or the id where there is none. */
export function elementName(element: Element): string {
  const { name, text, id } = businessObjectOf(element);
  return name ?? text ?? id;
}
