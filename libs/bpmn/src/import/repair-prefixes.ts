import { createAttribute } from '../xml/edit-xml.js';
import { childElements, XMLNS, type XmlElement } from '../xml/xml-tree.js';
import { IMPORT_RULES } from './import-entry.js';
import type { Repaired } from './repair-ids.js';

const UNDECLARED = 'undeclared:';

/** Declares prefixes that a tool used without a namespace; other tools could not write them again. */
export function repairPrefixes(root: XmlElement): Repaired {
  const prefixes = new Set<string>();
  const visit = (element: XmlElement): void => {
    for (const { namespace } of [element, ...element.attributes]) {
      if (namespace.startsWith(UNDECLARED)) prefixes.add(namespace.slice(UNDECLARED.length));
    }
    childElements(element).forEach(visit);
  };
  visit(root);
  const declared = [...prefixes].map((prefix) =>
    createAttribute({ namespace: XMLNS, prefix: 'xmlns', localName: prefix }, `${UNDECLARED}${prefix}`),
  );
  return {
    root: declared.length === 0 ? root : { ...root, attributes: [...root.attributes, ...declared] },
    entries: declared.map(({ localName, source }) => ({
      elementId: localName,
      outcome: 'repaired',
      rule: 'prefix-declared',
      from: localName,
      to: source.trim(),
      message: IMPORT_RULES['prefix-declared'],
    })),
  };
}
