import { childElements, textOf, XMLNS, type XmlElement } from '../xml/xml-tree.js';

/** Something that two documents do not share. */
export interface XmlDifference {
  /** Names from the root down, with ids where there are any. */
  readonly path: string;
  readonly message: string;
}

/**
 * What differs between two documents in their canonical form: names by namespace instead of prefix, attributes in any
 * order, white space around text, comments and declarations of namespaces aside. Elements keep their order among
 * those of the same name; the order of differently named neighbours means nothing in BPMN outside of extensions.
 */
export function findXmlDifferences(expected: XmlElement, actual: XmlElement): readonly XmlDifference[] {
  return compare(expected, actual, nameWithId(expected));
}

function compare(expected: XmlElement, actual: XmlElement, path: string): readonly XmlDifference[] {
  if (keyOf(expected) !== keyOf(actual)) {
    return [{ path, message: `expected <${expected.name}>, found <${actual.name}>` }];
  }
  return [
    ...compareAttributes(expected, actual, path),
    ...compareText(expected, actual, path),
    ...compareChildren(expected, actual, path),
  ];
}

function compareAttributes(expected: XmlElement, actual: XmlElement, path: string): readonly XmlDifference[] {
  const before = attributeMap(expected);
  const after = attributeMap(actual);
  const lost = [...before].flatMap(([key, { name, value }]) => {
    const found = after.get(key);
    if (found === undefined) return [{ path, message: `attribute ${name}="${value}" is missing` }];
    if (sameValue(value, found.value)) return [];
    return [{ path, message: `attribute ${name} is "${found.value}" instead of "${value}"` }];
  });
  const added = [...after].flatMap(([key, { name, value }]) =>
    before.has(key) ? [] : [{ path, message: `attribute ${name}="${value}" was added` }],
  );
  return [...lost, ...added];
}

function compareText(expected: XmlElement, actual: XmlElement, path: string): readonly XmlDifference[] {
  const before = normalised(textOf(expected));
  const after = normalised(textOf(actual));
  return sameValue(before, after) ? [] : [{ path, message: `text is "${after}" instead of "${before}"` }];
}

function compareChildren(expected: XmlElement, actual: XmlElement, path: string): readonly XmlDifference[] {
  const before = groupByName(childElements(expected));
  const after = groupByName(childElements(actual));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const wanted = before.get(key) ?? [];
    const found = after.get(key) ?? [];
    return Array.from({ length: Math.max(wanted.length, found.length) }, (_, index) => {
      const [left, right] = [wanted[index], found[index]];
      if (left !== undefined && right !== undefined)
        return compare(left, right, `${path}/${nameWithId(left)}`);
      if (left !== undefined) return [{ path, message: `element <${nameWithId(left)}> is missing` }];
      return [{ path, message: `element <${right === undefined ? '' : nameWithId(right)}> was added` }];
    }).flat();
  });
}

function attributeMap(element: XmlElement): ReadonlyMap<string, { name: string; value: string }> {
  return new Map(
    element.attributes
      .filter(({ namespace }) => namespace !== XMLNS)
      .map(({ namespace, localName, name, value }) => [`${namespace} ${localName}`, { name, value }]),
  );
}

function groupByName(elements: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const group = groups.get(keyOf(element));
    if (group === undefined) groups.set(keyOf(element), [element]);
    else group.push(element);
  }
  return groups;
}

/** Numbers may be written in several ways: 100 and 100.0 are the same place in a diagram. */
function sameValue(expected: string, actual: string): boolean {
  if (expected === actual || expected.trim() === actual.trim()) return true;
  return expected.trim() !== '' && actual.trim() !== '' && Number(expected) === Number(actual);
}

function keyOf({ namespace, localName }: XmlElement): string {
  return `${namespace} ${localName}`;
}

function nameWithId(element: XmlElement): string {
  const id = element.attributes.find(({ localName }) => localName === 'id')?.value;
  return id === undefined ? element.name : `${element.name}#${id}`;
}

function normalised(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
