import { createAttribute } from '../xml/edit-xml.js';
import { XMLNS, type XmlElement } from '../xml/xml-tree.js';

type Prefixes = ReadonlyMap<string, string>;

/**
 * Declares the namespaces that an element brought along from another document and that its new surroundings do not
 * bind to the same prefix.
 */
export function bindPrefixes(element: XmlElement, outer: Prefixes = new Map([['', '']])): XmlElement {
  const declared = new Map(
    element.attributes
      .filter(({ namespace }) => namespace === XMLNS)
      .map(({ name, localName, value }) => [name === 'xmlns' ? '' : localName, value]),
  );
  const scope = declared.size === 0 ? outer : new Map([...outer, ...declared]);
  const missing = new Map(
    bindingsOf(element).filter(
      ([prefix, namespace]) => scope.get(prefix) !== namespace && !declared.has(prefix),
    ),
  );
  const inner = missing.size === 0 ? scope : new Map([...scope, ...missing]);
  const added = [...missing].map(([prefix, namespace]) =>
    createAttribute(
      { namespace: XMLNS, prefix: prefix === '' ? '' : 'xmlns', localName: prefix === '' ? 'xmlns' : prefix },
      namespace,
    ),
  );
  let changed = added.length > 0;
  const children = element.children.map((child) => {
    if (child.kind !== 'element') return child;
    const bound = bindPrefixes(child, inner);
    changed ||= bound !== child;
    return bound;
  });
  return changed ? { ...element, attributes: [...element.attributes, ...added], children } : element;
}

function bindingsOf(element: XmlElement): readonly (readonly [prefix: string, namespace: string])[] {
  const own = [prefixOf(element.name), element.namespace] as const;
  const attributes = element.attributes
    .filter(({ name, namespace }) => namespace !== XMLNS && name.includes(':'))
    .map(({ name, namespace }) => [prefixOf(name), namespace] as const);
  return [own, ...attributes].filter(
    ([prefix, namespace]) => prefix !== 'xml' && !namespace.startsWith('undeclared:'),
  );
}

function prefixOf(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? '' : name.slice(0, colon);
}
