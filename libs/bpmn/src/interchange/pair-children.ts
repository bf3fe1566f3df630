import { attributeOf, childElements, textOf, type XmlElement } from '../xml/xml-tree.js';
import { expandedName, type CanonicalTexts } from './canonical-text.js';

/** Elements of a document by their id, wherever they stand; of several with one id the first. */
export function indexById(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const index = new Map<string, XmlElement>();
  const visit = (element: XmlElement): void => {
    const id = keyWithId(element);
    if (id !== undefined && !index.has(id)) index.set(id, element);
    childElements(element).forEach(visit);
  };
  visit(root);
  return index;
}

/** Name and id, as an id alone may be given twice in foreign files. */
export function keyWithId(element: XmlElement): string | undefined {
  const id = attributeOf(element, 'id');
  return id === undefined ? undefined : `${expandedName(element)}#${id}`;
}

/**
 * Finds for each child without id its counterpart among the children of another version of the same parent: first
 * those that are equal, then those of the same name in order.
 */
export function pairChildren(
  left: XmlElement,
  right: XmlElement,
  equalKey: (element: XmlElement) => string,
): ReadonlyMap<XmlElement, XmlElement> {
  const pairs = new Map<XmlElement, XmlElement>();
  const free = new Set(childElements(right).filter((child) => keyWithId(child) === undefined));
  const match = (keyOf: (element: XmlElement) => string): void => {
    const waiting = new Map<string, XmlElement[]>();
    for (const candidate of free) {
      const queue = waiting.get(keyOf(candidate));
      if (queue === undefined) waiting.set(keyOf(candidate), [candidate]);
      else queue.push(candidate);
    }
    for (const queue of waiting.values()) queue.reverse();
    for (const child of childElements(left)) {
      if (pairs.has(child) || keyWithId(child) !== undefined) continue;
      const found = waiting.get(keyOf(child))?.pop();
      if (found === undefined) continue;
      pairs.set(child, found);
      free.delete(found);
    }
  };
  match(equalKey);
  match(expandedName);
  return pairs;
}

/** The same content, whatever attributes a modeller leaves out because they have their default value. */
export function keyWithText(element: XmlElement): string {
  return `${expandedName(element)} ${textOf(element).trim()}`;
}

export function keyOfEquals(texts: CanonicalTexts): (element: XmlElement) => string {
  return (element) => texts.of(element);
}
