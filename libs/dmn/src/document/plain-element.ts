import { isElement } from './element.js';
import type { DmnElement } from './element.js';

/** An element as plain data, defaults of the standard included: it can leave the thread in which the XML was read. */
export function plainElement(element: DmnElement): DmnElement {
  const plain: Record<string, unknown> & { $type: string } = {
    $type: element.$type,
    ...foreignName(element),
  };
  // Defaults stand on the prototype.
  for (const property in element) {
    if (property.startsWith('$')) continue;
    const value = plainValue(element[property]);
    if (value !== undefined) plain[property] = value;
  }
  return plain;
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (isElement(value)) return plainElement(value);
  return typeof value === 'object' || typeof value === 'function' ? undefined : value;
}

/** The parser keeps apart what an element of an extension is called. */
function foreignName({ $descriptor }: DmnElement): { readonly $descriptor?: unknown } {
  const { isGeneric, ns } = ($descriptor ?? {}) as { readonly isGeneric?: boolean; readonly ns?: object };
  return isGeneric === true ? { $descriptor: { ns: { ...ns } } } : {};
}
