import { idOf, text, type ModdleElement } from './moddle-element.js';

/** The element in words, such as `service task "Zahlung anlegen"`; its id where it has no name. */
export function describeElement(element: ModdleElement): string {
  const type = element.$type
    .replace(/^\w+:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return `${type} "${text(element, 'name') ?? idOf(element)}"`;
}

/** The same at the beginning of a sentence. */
export function describeAtStart(element: ModdleElement): string {
  const words = describeElement(element);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
