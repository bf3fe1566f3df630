/** An element of the BPMN file as bpmn-moddle reads it: a type name and untyped properties. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly [property: string]: unknown;
}

export function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value;
}

/** The text of an attribute or child; undefined when absent or blank. */
export function text(element: ModdleElement, property: string): string | undefined {
  const value = element[property];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function child(element: ModdleElement, property: string): ModdleElement | undefined {
  const value = element[property];
  return isElement(value) ? value : undefined;
}

export function children(element: ModdleElement, property: string): readonly ModdleElement[] {
  const value: unknown = element[property];
  return Array.isArray(value) ? value.filter(isElement) : [];
}

export function flag(element: ModdleElement, property: string): boolean {
  return element[property] === true;
}

/** The id of the element, or of the nearest ancestor that has one. */
export function idOf(element: ModdleElement): string {
  let current: ModdleElement | undefined = element;
  while (current !== undefined) {
    const id = text(current, 'id');
    if (id !== undefined) return id;
    current = current.$parent;
  }
  return '';
}

/** All extension elements (`bpmn:extensionElements`) of an element. */
export function extensions(element: ModdleElement): readonly ModdleElement[] {
  const holder = child(element, 'extensionElements');
  return holder === undefined ? [] : children(holder, 'values');
}

/** The extension element of a type, such as `zeebe:TaskDefinition`. */
export function extension(element: ModdleElement, type: string): ModdleElement | undefined {
  return extensions(element).find((candidate) => candidate.$type === type);
}
