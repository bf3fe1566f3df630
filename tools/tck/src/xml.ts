import { Parser } from 'saxen';

/** An XML element without namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads XML into elements; names lose their prefix. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const path = [root];
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => {
    const element = {
      name: localName(name),
      attributes: readAttributes(attributes()),
      children: [],
      text: '',
    };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('closeTag', () => path.pop());
  parser.on('text', (text, decode) => append(path.at(-1), decode(text)));
  parser.on('cdata', (text) => append(path.at(-1), text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
  const top = root.children[0];
  if (top === undefined) throw new Error('The file holds no XML element.');
  return top;
}

function append(element: XmlElement | undefined, text: string): void {
  if (element !== undefined) element.text += text;
}

function readAttributes(attributes: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(attributes).map(([name, value]) => [localName(name), decodeAttribute(value)]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeAttribute(value: string): string {
  return value.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}
