import { ATTRIBUTE, matchAt, TAG_END, TAG_NAME } from './xml-tokens.js';
import {
  decodeEntities,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
  type XmlText,
} from './xml-tree.js';

type Prefixes = ReadonlyMap<string, string>;

interface OpenElement {
  readonly element: Omit<XmlElement, 'children' | 'closeTag'>;
  readonly children: XmlNode[];
  readonly prefixes: Prefixes;
}

const BUILT_IN: Prefixes = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', XMLNS],
]);

const OTHER_MARKUP: readonly {
  readonly begin: string;
  readonly end: string;
  readonly kind: XmlText['kind'];
}[] = [
  { begin: '<!--', end: '-->', kind: 'comment' },
  { begin: '<![CDATA[', end: ']]>', kind: 'cdata' },
  { begin: '<?', end: '?>', kind: 'instruction' },
];

/**
 * Reads XML that passed `guardXml`: it is well-formed, has no document type and is bounded in size and depth.
 * Linear in the length of the text.
 */
export function readXml(xml: string): XmlDocument {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let prolog = '';
  let epilog = '';
  const add = (node: XmlNode): void => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.children.push(node);
    else if (node.kind === 'element') root = node;
    else if (root === undefined) prolog += node.source;
    else epilog += node.source;
  };
  const close = (closeTag: string): void => {
    const closed = open.pop();
    if (closed !== undefined) add({ ...closed.element, children: closed.children, closeTag });
  };

  let offset = 0;
  while (offset < xml.length) {
    const next = xml.indexOf('<', offset);
    const end = next < 0 ? xml.length : next;
    if (end > offset) add({ kind: 'text', source: xml.slice(offset, end) });
    if (next < 0) break;
    const other = OTHER_MARKUP.find(({ begin }) => xml.startsWith(begin, next));
    if (other !== undefined) {
      offset = xml.indexOf(other.end, next) + other.end.length;
      add({ kind: other.kind, source: xml.slice(next, offset) });
    } else if (xml.startsWith('</', next)) {
      offset = xml.indexOf('>', next) + 1;
      close(xml.slice(next, offset));
    } else {
      const opened = readOpenTag(xml, next, open.at(-1)?.prefixes ?? BUILT_IN);
      offset = opened.end;
      open.push({ element: opened.element, children: [], prefixes: opened.prefixes });
      if (opened.element.tagEnd.endsWith('/>')) close('');
    }
  }
  if (root === undefined) throw new Error('The text holds no XML element; guard it before it is read.');
  return { prolog, root, epilog };
}

function readOpenTag(
  xml: string,
  from: number,
  outer: Prefixes,
): { readonly element: OpenElement['element']; readonly prefixes: Prefixes; readonly end: number } {
  const name = matchAt(TAG_NAME, xml, from + 1)?.[0] ?? '';
  let offset = from + 1 + name.length;
  const written: { readonly name: string; readonly value: string; readonly source: string }[] = [];
  for (let match = matchAt(ATTRIBUTE, xml, offset); match !== null; match = matchAt(ATTRIBUTE, xml, offset)) {
    written.push({ name: match[1] ?? '', value: readValue(match[2] ?? '""'), source: match[0] });
    offset += match[0].length;
  }
  const tagEnd = matchAt(TAG_END, xml, offset)?.[0] ?? '>';
  const prefixes = declare(outer, written);
  const attributes = written.map((attribute): XmlAttribute => {
    const [prefix, localName] = split(attribute.name);
    const namespace = attribute.name === 'xmlns' ? XMLNS : prefix === '' ? '' : namespaceOf(prefixes, prefix);
    return { ...attribute, namespace, localName };
  });
  const [prefix, localName] = split(name);
  const element = {
    kind: 'element' as const,
    name,
    namespace: namespaceOf(prefixes, prefix),
    localName,
    attributes,
    tagEnd,
  };
  return { element, prefixes, end: offset + tagEnd.length };
}

/** Attribute values lose their quotes, entities and, as XML 1.0 section 3.3.3 says, line breaks and tabs. */
function readValue(quoted: string): string {
  return decodeEntities(quoted.slice(1, -1).replace(/\r\n|[\t\n\r]/g, ' '));
}

function declare(outer: Prefixes, attributes: readonly { name: string; value: string }[]): Prefixes {
  const declared = attributes.flatMap(({ name, value }): [string, string][] => {
    if (name === 'xmlns') return [['', value]];
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : [];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

/** An undeclared prefix stands for itself, so that nothing is confused with a declared one. */
function namespaceOf(prefixes: Prefixes, prefix: string): string {
  return prefixes.get(prefix) ?? (prefix === '' ? '' : `undeclared:${prefix}`);
}

function split(name: string): readonly [prefix: string, localName: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
