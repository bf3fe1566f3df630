import { withChildren } from '../xml/edit-xml.js';
import { readXml } from '../xml/read-xml.js';
import {
  childElements,
  textOf,
  XMLNS,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../xml/xml-tree.js';
import { writeXml } from '../xml/write-xml.js';
import { bindPrefixes } from './bind-prefixes.js';
import { CanonicalTexts } from './canonical-text.js';
import { indexById, keyOfEquals, keyWithId, keyWithText, pairChildren } from './pair-children.js';

/** The states of a file between opening and saving it in a modeller. */
export interface EditedFile {
  /** The file as another tool wrote it. */
  readonly original: string;
  /** What the modeller writes when it has read the original and changed nothing. */
  readonly baseline: string;
  /** What the modeller writes now. */
  readonly edited: string;
}

/**
 * Carries the changes made in a modeller over to the original file. A modeller writes only what its metamodel knows
 * and so loses comments, foreign elements at unusual places, references into other files and attributes with default
 * values. Here only what differs between `baseline` and `edited` changes in the original; all else stays as it was,
 * to the character where the surroundings did not change.
 *
 * All three texts must have passed `guardXml`.
 */
export function mergeEdits({ original, baseline, edited }: EditedFile): string {
  if (edited === baseline) return original;
  const before = readXml(original);
  const merge = new Merge(before.root, readXml(baseline).root);
  return writeXml({ ...before, root: bindPrefixes(merge.element(readXml(edited).root)) });
}

interface Counterparts {
  readonly original: XmlElement;
  readonly baseline: XmlElement;
}

class Merge {
  readonly #texts = new CanonicalTexts();
  readonly #originals: ReadonlyMap<string, XmlElement>;
  readonly #baselines: ReadonlyMap<string, XmlElement>;

  constructor(
    private readonly originalRoot: XmlElement,
    private readonly baselineRoot: XmlElement,
  ) {
    this.#originals = indexById(originalRoot);
    this.#baselines = indexById(baselineRoot);
  }

  /** The root: always the same element, whatever its id became. */
  element(edited: XmlElement): XmlElement {
    return this.merge(edited, { original: this.originalRoot, baseline: this.baselineRoot });
  }

  private merge(edited: XmlElement, counterparts: Counterparts | undefined): XmlElement {
    if (counterparts === undefined) {
      return withChildren(
        edited,
        edited.children.map((child) =>
          child.kind === 'element' ? this.merge(child, this.findById(child)) : child,
        ),
      );
    }
    const { original, baseline } = counterparts;
    if (this.#texts.of(edited) === this.#texts.of(baseline)) return original;
    const named = { ...edited, name: original.name, attributes: mergeAttributes(edited, counterparts) };
    const children = this.mergeChildren(edited, counterparts);
    const closeTag = edited.closeTag === '' ? '' : `</${original.name}>`;
    const merged = withChildren({ ...named, closeTag }, children);
    return textOf(edited).trim() === textOf(baseline).trim() && childElements(edited).length === 0
      ? withChildren(merged, this.keepText(original, merged))
      : merged;
  }

  private mergeChildren(edited: XmlElement, { original, baseline }: Counterparts): readonly XmlNode[] {
    const editedToBaseline = pairChildren(edited, baseline, keyOfEquals(this.#texts));
    const baselineToOriginal = pairChildren(baseline, original, keyWithText);
    const placed = new Map<XmlNode, XmlNode>();
    const children = edited.children.map((child) => {
      if (child.kind !== 'element') return child;
      const before = editedToBaseline.get(child);
      const source = before && baselineToOriginal.get(before);
      const pair =
        before !== undefined && source !== undefined
          ? { original: source, baseline: before }
          : this.findById(child);
      const merged = this.merge(child, pair);
      if (pair !== undefined) placed.set(pair.original, merged);
      return merged;
    });
    const known = new Set(baselineToOriginal.values());
    const isLost = (node: XmlNode): boolean =>
      node.kind === 'comment' || (node.kind === 'element' && !known.has(node) && !this.isInBaseline(node));
    return insertLost(children, original.children, placed, isLost);
  }

  /** Text and whatever stands between it, as it was written. */
  private keepText(original: XmlElement, merged: XmlElement): readonly XmlNode[] {
    const written = original.children.filter(({ kind }) => kind !== 'element');
    return childElements(merged).length === 0 ? written : merged.children;
  }

  private findById(edited: XmlElement): Counterparts | undefined {
    const key = keyWithId(edited);
    if (key === undefined) return undefined;
    const original = this.#originals.get(key);
    const baseline = this.#baselines.get(key);
    return original === undefined || baseline === undefined ? undefined : { original, baseline };
  }

  private isInBaseline(original: XmlElement): boolean {
    const key = keyWithId(original);
    return key !== undefined && this.#baselines.has(key);
  }
}

/** Attributes that the edit did not touch stay as written, also those that the modeller left out. */
function mergeAttributes(edited: XmlElement, { original, baseline }: Counterparts): readonly XmlAttribute[] {
  const before = byName(baseline);
  const now = byName(edited);
  const kept = original.attributes.filter((attribute) => {
    if (attribute.namespace === XMLNS) return true;
    const key = attributeKey(attribute);
    return before.get(key)?.value === now.get(key)?.value;
  });
  const keptKeys = new Set(kept.map(attributeKey));
  const changed = edited.attributes.filter((attribute) => {
    const key = attributeKey(attribute);
    if (attribute.namespace === XMLNS) return !keptKeys.has(key);
    return !keptKeys.has(key) && before.get(key)?.value !== attribute.value;
  });
  return [...kept, ...changed];
}

function byName(element: XmlElement): ReadonlyMap<string, XmlAttribute> {
  return new Map(element.attributes.map((attribute) => [attributeKey(attribute), attribute]));
}

function attributeKey({ namespace, localName }: XmlAttribute): string {
  return `${namespace} ${localName}`;
}

/** Puts what the modeller lost behind the neighbour after which it stood. */
function insertLost(
  children: readonly XmlNode[],
  original: readonly XmlNode[],
  placed: ReadonlyMap<XmlNode, XmlNode>,
  isLost: (node: XmlNode) => boolean,
): readonly XmlNode[] {
  const result = [...children];
  let place = 0;
  let space: XmlNode | undefined;
  for (const node of original) {
    const now = placed.get(node);
    if (now !== undefined) {
      const found = result.indexOf(now);
      if (found >= 0) place = found + 1;
    } else if (isLost(node)) {
      const inserted = space === undefined ? [node] : [space, node];
      result.splice(place, 0, ...inserted);
      place += inserted.length;
    }
    space = node.kind === 'text' && node.source.trim() === '' ? node : undefined;
  }
  return result;
}
