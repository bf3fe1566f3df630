import type { KnownNames } from '@vorgang/feel';
import { isElement } from './element.js';
import type { DmnElement } from './element.js';

/** All names that the document gives to something, so that FEEL reads those with spaces and symbols as one. */
export function collectNames(definitions: DmnElement): KnownNames {
  const names = new Set<string>();
  collect(definitions, names, 0);
  const list = [...names];
  return { variables: list, properties: list };
}

function collect(element: DmnElement, names: Set<string>, depth: number): void {
  for (const [property, value] of Object.entries(element)) {
    if ((property === 'name' || property === 'iteratorVariable') && typeof value === 'string')
      names.add(value.trim().replace(/\s+/g, ' '));
    if (property.startsWith('$') || depth > 100) continue;
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isElement(child)) collect(child, names, depth + 1);
    }
  }
}
