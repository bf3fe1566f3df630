import type { XmlAttribute, XmlElement, XmlNode } from './xml-tree.js';

/** A name with its namespace, written with a prefix that the document declares for it. */
export interface QualifiedName {
  readonly namespace: string;
  readonly prefix: string;
  readonly localName: string;
}

export function createAttribute(name: QualifiedName | string, value: string): XmlAttribute {
  const { namespace, localName } = typeof name === 'string' ? { namespace: '', localName: name } : name;
  const written = writtenName(name);
  return { name: written, namespace, localName, value, source: ` ${written}="${escapeAttribute(value)}"` };
}

export function createElement(
  name: QualifiedName,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly XmlNode[] = [],
): XmlElement {
  const given = Object.entries(attributes).flatMap(([attribute, value]) =>
    value === undefined ? [] : [createAttribute(attribute, value)],
  );
  const element: XmlElement = {
    kind: 'element',
    name: writtenName(name),
    namespace: name.namespace,
    localName: name.localName,
    attributes: given,
    children: [],
    tagEnd: ' />',
    closeTag: '',
  };
  return withChildren(element, children);
}

/** The element with other content; its tags change only if they have to. */
export function withChildren(element: XmlElement, children: readonly XmlNode[]): XmlElement {
  if (children.length === 0 || element.closeTag !== '') return { ...element, children };
  return { ...element, children, tagEnd: '>', closeTag: `</${element.name}>` };
}

/** Sets an attribute without prefix; undefined removes it. */
export function withAttribute(element: XmlElement, name: string, value: string | undefined): XmlElement {
  const place = element.attributes.findIndex(
    (attribute) => attribute.namespace === '' && attribute.localName === name,
  );
  if (value === undefined)
    return { ...element, attributes: element.attributes.filter((_, index) => index !== place) };
  const created = createAttribute(name, value);
  if (place < 0) return { ...element, attributes: [...element.attributes, created] };
  return { ...element, attributes: element.attributes.with(place, created) };
}

export function createText(text: string): XmlNode {
  return { kind: 'text', source: text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;') };
}

/** A value as it is written between the quotes of an attribute (XML 1.0, sections 2.4 and 3.3.3). */
export function escapeAttribute(value: string): string {
  return value
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function writtenName(name: QualifiedName | string): string {
  if (typeof name === 'string') return name;
  return name.prefix === '' ? name.localName : `${name.prefix}:${name.localName}`;
}
