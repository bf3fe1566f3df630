import { withAttribute, withChildren } from '../xml/edit-xml.js';
import { attributeOf, childElements, textOf, type XmlAttribute, type XmlElement } from '../xml/xml-tree.js';
import { IMPORT_RULES, type ImportEntry } from './import-entry.js';
import { BPMN, DIAGRAM_NAMESPACES } from './namespaces.js';

const NAME = /^[A-Za-z_][\w.-]*$/;

export interface Repaired {
  readonly root: XmlElement;
  readonly entries: readonly ImportEntry[];
}

/**
 * Gives elements ids that every tool can read: some tools write numbers, spaces or the same id twice. References
 * follow. Source: XML 1.0, section 3.3.1 (ID); XML Schema part 2, section 3.3.8.
 */
export function repairIds(root: XmlElement): Repaired {
  const plan = planIds(root);
  if (plan.entries.length === 0) return { root, entries: [] };
  return { root: rename(root, plan), entries: plan.entries };
}

interface Plan {
  /** New ids of elements whose id is no name; references follow these. */
  readonly renamed: ReadonlyMap<string, string>;
  /** New ids of later elements with an id that was given before. */
  readonly repeated: ReadonlyMap<XmlElement, string>;
  readonly entries: readonly ImportEntry[];
}

function planIds(root: XmlElement): Plan {
  const owners = elementsWithId(root);
  const taken = new Set(owners.map(({ id }) => id));
  const renamed = new Map<string, string>();
  const repeated = new Map<XmlElement, string>();
  const seen = new Set<string>();
  const lastNumbers = new Map<string, number>();
  const entries: ImportEntry[] = [];
  for (const { element, id } of owners) {
    const isRepeated = seen.has(id);
    seen.add(id);
    if (!isRepeated && NAME.test(id)) continue;
    const fresh = freeId(id, taken, lastNumbers);
    taken.add(fresh);
    if (isRepeated) repeated.set(element, fresh);
    else renamed.set(id, fresh);
    const rule = isRepeated ? 'duplicate-id-renamed' : 'id-renamed';
    entries.push({
      elementId: fresh,
      outcome: 'repaired',
      rule,
      from: id,
      to: fresh,
      message: IMPORT_RULES[rule],
    });
  }
  return { renamed, repeated, entries };
}

/** Elements of the process before those of the diagram, so that references keep pointing at the process. */
function elementsWithId(root: XmlElement): readonly { readonly element: XmlElement; readonly id: string }[] {
  const found: { readonly element: XmlElement; readonly id: string }[] = [];
  const visit = (element: XmlElement): void => {
    const id = attributeOf(element, 'id');
    if (id !== undefined && isKnown(element)) found.push({ element, id });
    if (isKnown(element)) childElements(element).forEach(visit);
  };
  visit(root);
  return [
    ...found.filter(({ element }) => element.namespace === BPMN),
    ...found.filter(({ element }) => element.namespace !== BPMN),
  ];
}

/** @param lastNumbers the numbers given so far, so that thousands of equal ids do not try all of them again */
function freeId(id: string, taken: ReadonlySet<string>, lastNumbers: Map<string, number>): string {
  const safe = id.replace(/[^\w.-]/g, '_');
  const base = /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
  if (!taken.has(base)) return base;
  let number = (lastNumbers.get(base) ?? 1) + 1;
  while (taken.has(`${base}_${number}`)) number += 1;
  lastNumbers.set(base, number);
  return `${base}_${number}`;
}

function rename(element: XmlElement, plan: Plan): XmlElement {
  if (!isKnown(element)) return element;
  const id = attributeOf(element, 'id');
  const fresh = plan.repeated.get(element) ?? (id === undefined ? undefined : plan.renamed.get(id));
  const attributes = element.attributes.flatMap((attribute) => renameReference(element, attribute, plan));
  const changed = attributes.reduce((current, [name, value]) => withAttribute(current, name, value), element);
  const named = fresh === undefined ? changed : withAttribute(changed, 'id', fresh);
  if (childElements(named).length === 0) return renameText(named, plan);
  return withChildren(
    named,
    named.children.map((child) => (child.kind === 'element' ? rename(child, plan) : child)),
  );
}

/** Any attribute but the id and the label may refer to an element, also with a prefix for its file. */
function renameReference(
  element: XmlElement,
  { name, namespace, value }: XmlAttribute,
  { renamed }: Plan,
): readonly (readonly [string, string])[] {
  if (namespace !== '' || name === 'id' || name === 'name' || !isKnown(element)) return [];
  const fresh = referenceTo(value, renamed);
  return fresh === undefined ? [] : [[name, fresh]];
}

function renameText(element: XmlElement, { renamed }: Plan): XmlElement {
  if (element.namespace !== BPMN) return element;
  const fresh = referenceTo(textOf(element).trim(), renamed);
  return fresh === undefined ? element : withChildren(element, [{ kind: 'text', source: fresh }]);
}

function referenceTo(value: string, renamed: ReadonlyMap<string, string>): string | undefined {
  const whole = renamed.get(value);
  if (whole !== undefined) return whole;
  const colon = value.indexOf(':');
  const local = colon < 0 ? undefined : renamed.get(value.slice(colon + 1));
  return local === undefined ? undefined : `${value.slice(0, colon + 1)}${local}`;
}

function isKnown({ namespace }: XmlElement): boolean {
  return namespace === BPMN || DIAGRAM_NAMESPACES.includes(namespace);
}
