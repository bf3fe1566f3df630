/**
 * An XML document with every character of its source. What is not changed is written back as it was read: comments,
 * order and quotes of attributes, prefixes, white space and extensions of whatever tool.
 */
export interface XmlDocument {
  /** What stands before the root element: declaration, comments, white space. */
  readonly prolog: string;
  readonly root: XmlElement;
  readonly epilog: string;
}

export interface XmlElement {
  readonly kind: 'element';
  /** The name as written, with its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly localName: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** The end of the opening tag as written, such as `>` or ` />`. */
  readonly tagEnd: string;
  /** The closing tag as written; empty for an empty-element tag. */
  readonly closeTag: string;
}

export interface XmlAttribute {
  readonly name: string;
  /** Empty for attributes without prefix: those belong to their element. */
  readonly namespace: string;
  readonly localName: string;
  readonly value: string;
  /** The attribute as written, with the white space before it. */
  readonly source: string;
}

/** Text between tags, a CDATA section, a comment or a processing instruction. */
export interface XmlText {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction';
  readonly source: string;
}

export type XmlNode = XmlElement | XmlText;

export const XMLNS = 'http://www.w3.org/2000/xmlns/';

export function childElements(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((node): node is XmlElement => node.kind === 'element');
}

/** The value of an attribute without prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(({ namespace, localName }) => namespace === '' && localName === name)?.value;
}

/** The text of an element: its own text and CDATA, without that of inner elements. */
export function textOf(element: XmlElement): string {
  return element.children
    .map((node) => {
      if (node.kind === 'text') return decodeEntities(node.source);
      return node.kind === 'cdata' ? node.source.slice('<![CDATA['.length, -']]>'.length) : '';
    })
    .join('');
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function decodeEntities(source: string): string {
  if (!source.includes('&')) return source;
  return source.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (whole, hexadecimal?: string, decimal?: string, name?: string) => {
      if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
      return NAMED[name ?? ''] ?? whole;
    },
  );
}
