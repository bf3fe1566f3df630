import { childElements, textOf, XMLNS, type XmlElement } from '../xml/xml-tree.js';

/**
 * Computes an element's canonical form as one text: names by namespace, attributes sorted, text trimmed, children in
 * order; comments, prefixes and declarations of namespaces aside. Each element is worked out once.
 */
export class CanonicalTexts {
  readonly #known = new WeakMap<XmlElement, string>();

  of(element: XmlElement): string {
    const known = this.#known.get(element);
    if (known !== undefined) return known;
    const canonical = JSON.stringify([
      expandedName(element),
      element.attributes
        .filter(({ namespace }) => namespace !== XMLNS)
        .map(({ namespace, localName, value }) => `${namespace} ${localName}=${value}`)
        .sort(),
      textOf(element).trim(),
      childElements(element).map((child) => digest(this.of(child))),
    ]);
    this.#known.set(element, canonical);
    return canonical;
  }
}

export function expandedName({ namespace, localName }: XmlElement): string {
  return `${namespace} ${localName}`;
}

/** Short forms of long texts keep the whole linear; four independent 32-bit halves make a collision out of reach. */
function digest(text: string): string {
  if (text.length <= 64) return text;
  const seeds = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b];
  const hashes = seeds.map((seed) => {
    let hash = seed;
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193 + (seed & 0xfe));
      hash ^= hash >>> 15;
    }
    return (hash >>> 0).toString(36);
  });
  return `${text.length}:${hashes.join('.')}`;
}
