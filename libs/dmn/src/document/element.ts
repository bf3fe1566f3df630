/** An element of a parsed DMN document. Its further properties are read with the functions below. */
export interface DmnElement {
  readonly $type: string;
  readonly [property: string]: unknown;
}

export function isElement(value: unknown): value is DmnElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The child element in a property. */
export function elementOf(parent: DmnElement, property: string): DmnElement | undefined {
  const value = parent[property];
  return isElement(value) ? value : undefined;
}

/** The child elements in a property, in the order of the document. */
export function elementsOf(parent: DmnElement, property: string): readonly DmnElement[] {
  const value = parent[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** The text of an attribute or of a child element without structure. */
export function textOf(parent: DmnElement, property: string): string | undefined {
  const value = parent[property];
  return typeof value === 'string' ? value : undefined;
}

export function isTrue(parent: DmnElement, property: string): boolean {
  return parent[property] === true || parent[property] === 'true';
}

/** How messages name an element: its id, else its name, else its kind. */
export function idOf(element: DmnElement): string {
  return textOf(element, 'id') ?? textOf(element, 'name') ?? element.$type.replace('dmn:', '');
}

/** The element itself where it has an id, else what it belongs to: where a reader finds the problem. */
export function placeOf(element: DmnElement, owner: DmnElement): DmnElement {
  return textOf(element, 'id') === undefined ? owner : element;
}

/** In the form in which FEEL reads names: one blank where several, or a line break, part two words. */
export function nameOf(element: DmnElement): string {
  const name = textOf(element, 'name') ?? textOf(element, 'id') ?? '';
  return name.trim().replaceAll(/\s+/g, ' ');
}

/** Where a reference points to: an id, and before its `#` the namespace of the model that has it. */
export interface Target {
  /** Empty for the document itself. */
  readonly namespace: string;
  readonly id: string;
}

export function targetOf(reference: DmnElement): Target | undefined {
  const href = textOf(reference, 'href');
  if (href === undefined) return undefined;
  const end = href.indexOf('#');
  return { namespace: href.slice(0, Math.max(end, 0)), id: href.slice(end + 1) };
}
