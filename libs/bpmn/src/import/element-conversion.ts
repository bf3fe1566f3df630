import { createElement, withAttribute, withChildren, type QualifiedName } from '../xml/edit-xml.js';
import {
  attributeOf,
  childElements,
  textOf,
  type XmlAttribute,
  type XmlElement,
  type XmlNode,
} from '../xml/xml-tree.js';
import { IMPORT_RULES, type ImportEntry, type ImportOutcome, type ImportRule } from './import-entry.js';
import { convertJuel, zeebeValue, type ConvertedValue } from './juel/convert-juel.js';
import { BPMN, isConvertible, ZEEBE } from './namespaces.js';

/** An attribute or extension element of another engine. */
export type ForeignItem = XmlAttribute | XmlElement;

/** Who an entry of the report speaks of. */
export interface ReportedElement {
  readonly id: string;
  readonly name: string | undefined;
}

/** A form file that stands for a form which the other engine generated from the model. */
export interface GeneratedForm {
  readonly formId: string;
  /** Name of the file to deploy together with the model. */
  readonly resourceName: string;
  /** The form in the schema of form-js, as JSON. */
  readonly content: string;
}

export interface ConversionOptions {
  /** The prefix that the document declares for zeebe extensions. */
  readonly prefix: string;
  /** Takes out also what has no counterpart, instead of leaving it for a person to decide. */
  readonly removeForeign: boolean;
}

type Values = Readonly<Record<string, string | undefined>>;

/**
 * The conversion of one BPMN element: hands out the foreign attributes and extensions, collects the zeebe extensions
 * that replace them, and the report. What no converter takes stays in the element.
 */
export class ElementConversion {
  readonly entries: ImportEntry[] = [];
  readonly forms: GeneratedForm[] = [];
  readonly #replaced = new Set<ForeignItem>();
  readonly #reported = new Set<ForeignItem>();
  readonly #single = new Map<string, Values>();
  readonly #listed = new Map<string, XmlElement[]>();
  readonly #children = new Map<XmlElement, XmlElement | undefined>();
  readonly #standard = new Map<string, string | undefined>();

  constructor(
    readonly element: XmlElement,
    readonly reported: ReportedElement,
    private readonly options: ConversionOptions,
    /** Id of the process around the element; empty outside of processes. */
    readonly processId = '',
  ) {}

  /** A foreign attribute, also one of the message definition of an event, where these engines put jobs. */
  attribute(name: string): XmlAttribute | undefined {
    return this.carriers()
      .flatMap((carrier) => carrier.attributes)
      .find((item) => isConvertible(item.namespace) && item.localName === name && !this.#replaced.has(item));
  }

  /** Foreign extension elements of a name. */
  extensions(name: string): readonly XmlElement[] {
    return this.foreignExtensions().filter(({ localName }) => localName === name);
  }

  /** Foreign things that nobody has taken or reported. */
  get untouched(): readonly ForeignItem[] {
    const attributes = this.carriers().flatMap((carrier) =>
      carrier.attributes.filter(({ namespace }) => isConvertible(namespace)),
    );
    return [...attributes, ...this.foreignExtensions()].filter((item) => !this.#reported.has(item));
  }

  /** Standard BPMN children of a name. */
  bpmnChildren(name: string): readonly XmlElement[] {
    return childElements(this.element).filter(
      ({ namespace, localName }) => namespace === BPMN && localName === name,
    );
  }

  /** Whether the element is an event with a trigger or result. */
  get hasEventDefinition(): boolean {
    return childElements(this.element).some(
      ({ namespace, localName }) => namespace === BPMN && /EventDefinition(Ref)?$/i.test(localName),
    );
  }

  /** Reports that something else stands in the place of an item, and takes it out. */
  converted(item: ForeignItem, rule: ImportRule, to: string): void {
    this.#replaced.add(item);
    this.report(item, 'converted', rule, undefined, to);
  }

  /** Takes out what has no effect here. */
  dropped(item: ForeignItem, rule: ImportRule): void {
    this.#replaced.add(item);
    this.report(item, 'dropped', rule);
  }

  /** Leaves an item in place for a person to decide. */
  needsWork(item: ForeignItem, rule: ImportRule, reason?: string): void {
    if (this.options.removeForeign) this.dropped(item, 'removed-on-request');
    else this.report(item, 'needsWork', rule, reason);
  }

  /** Reports a part of something that was converted as a whole, and that a person must complete. */
  open(item: ForeignItem, rule: ImportRule, reason?: string): void {
    this.note('needsWork', rule, describeItem(item), undefined, reason);
  }

  /** Adds a form file to the result. */
  addForm(form: GeneratedForm): void {
    this.forms.push(form);
  }

  /** Converts a text with expressions; reports and answers undefined where that is impossible. */
  convert(item: ForeignItem, text: string): Exclude<ConvertedValue, { kind: 'impossible' }> | undefined {
    const value = convertJuel(text);
    if (value.kind !== 'impossible') return value;
    this.needsWork(item, 'expression-needs-work', value.reason);
    return undefined;
  }

  /** Takes an attribute over into a zeebe attribute: static text or FEEL. */
  convertAttribute(name: string, extension: string, attribute: string, rule: ImportRule): boolean {
    const item = this.attribute(name);
    const value = item && this.convert(item, item.value);
    if (item === undefined || value === undefined) return false;
    const text = zeebeValue(value);
    this.set(extension, { [attribute]: text });
    this.converted(item, rule, `zeebe:${extension} ${attribute}="${text}"`);
    return true;
  }

  /** Adds attributes to a zeebe extension that an element has once. */
  set(extension: string, values: Values = {}): void {
    this.#single.set(extension, { ...this.#single.get(extension), ...values });
  }

  has(extension: string): boolean {
    return this.#single.has(extension) || this.#listed.has(extension);
  }

  /** Adds an entry to a zeebe extension that is a list, such as a header to `taskHeaders`. */
  add(list: string, entry: string, values: Values): void {
    this.append(list, createElement(this.zeebe(entry), values));
  }

  /** Adds an entry with headers of its own, such as a listener. */
  addWithHeaders(list: string, entry: string, values: Values, headers: readonly Values[]): void {
    const inside = headers.map((header) => createElement(this.zeebe('header'), header));
    const holders = inside.length === 0 ? [] : [createElement(this.zeebe('taskHeaders'), {}, inside)];
    this.append(list, createElement(this.zeebe(entry), values, holders));
  }

  /** What a zeebe extension that is a list holds: the entries that the element had already, then those that were added. */
  entriesOf(list: string): readonly XmlElement[] {
    const existing = this.bpmnChildren('extensionElements')
      .flatMap(childElements)
      .filter(({ namespace, localName }) => namespace === ZEEBE && localName === list);
    return [...existing.flatMap(childElements), ...(this.#listed.get(list) ?? [])];
  }

  /** Replaces a standard child; undefined removes it. */
  replaceChild(child: XmlElement, by: XmlElement | undefined): void {
    this.#children.set(child, by);
  }

  /** Sets or, with undefined, removes a standard attribute. */
  setStandard(name: string, value: string | undefined): void {
    this.#standard.set(name, value);
  }

  note(outcome: ImportOutcome, rule: ImportRule, from: string, to?: string, reason?: string): void {
    this.entries.push({
      elementId: this.reported.id,
      ...(this.reported.name === undefined ? {} : { elementName: this.reported.name }),
      outcome,
      rule,
      from: shorten(from),
      ...(to === undefined ? {} : { to: shorten(to) }),
      message: reason === undefined ? IMPORT_RULES[rule] : `${IMPORT_RULES[rule]} ${reason}`,
    });
  }

  /** The element with everything that was decided. */
  result(): XmlElement {
    const { element } = this;
    const bpmnPrefix = element.name.includes(':') ? element.name.slice(0, element.name.indexOf(':')) : '';
    const holder = this.bpmnChildren('extensionElements')[0];
    const existing = holder === undefined ? [] : childElements(holder);
    const created = this.createExtensions(existing);
    const children = element.children.flatMap((node): readonly XmlNode[] => {
      if (node.kind !== 'element') return [node];
      if (node === holder) {
        const kept = node.children
          .filter((child) => child.kind !== 'element' || !this.#replaced.has(child))
          .map((child) => (child.kind === 'element' ? this.complete(child) : child));
        const all = [...kept, ...created];
        return all.some(({ kind }) => kind === 'element' || kind === 'comment')
          ? [withChildren(node, all)]
          : [];
      }
      const replacement = this.#children.has(node) ? this.#children.get(node) : node;
      return replacement === undefined ? [] : [this.withoutReplaced(replacement)];
    });
    const converted = this.withStandard(this.withoutReplaced(element));
    if (holder !== undefined || created.length === 0) return withChildren(converted, children);
    const name = { namespace: BPMN, prefix: bpmnPrefix, localName: 'extensionElements' };
    return withChildren(converted, insertFirst(children, createElement(name, {}, created)));
  }

  private append(list: string, entry: XmlElement): void {
    this.#listed.set(list, [...(this.#listed.get(list) ?? []), entry]);
  }

  private report(
    item: ForeignItem,
    outcome: ImportOutcome,
    rule: ImportRule,
    reason?: string,
    to?: string,
  ): void {
    this.#reported.add(item);
    this.note(outcome, rule, describeItem(item), to, reason);
  }

  private carriers(): readonly XmlElement[] {
    return [this.element, ...this.bpmnChildren('messageEventDefinition')];
  }

  private foreignExtensions(): readonly XmlElement[] {
    return this.carriers().flatMap((carrier) =>
      childElements(carrier)
        .filter(({ namespace, localName }) => namespace === BPMN && localName === 'extensionElements')
        .flatMap(childElements)
        .filter((item) => isConvertible(item.namespace) && !this.#replaced.has(item)),
    );
  }

  /** A zeebe extension that the element had already is completed in its place; what it says itself counts. */
  private complete(before: XmlElement): XmlElement {
    if (before.namespace !== ZEEBE) return before;
    const values = Object.entries(this.#single.get(before.localName) ?? {});
    const missing = values.filter(([key]) => attributeOf(before, key) === undefined);
    const entries = this.#listed.get(before.localName) ?? [];
    const completed = missing.reduce((element, [key, value]) => withAttribute(element, key, value), before);
    return entries.length === 0 ? completed : withChildren(completed, [...completed.children, ...entries]);
  }

  private createExtensions(existing: readonly XmlElement[]): readonly XmlElement[] {
    const present = new Set(
      existing.filter(({ namespace }) => namespace === ZEEBE).map(({ localName }) => localName),
    );
    const single = [...this.#single].map(([name, values]) => createElement(this.zeebe(name), values));
    const listed = [...this.#listed].map(([name, entries]) => createElement(this.zeebe(name), {}, entries));
    return [...single, ...listed].filter(({ localName }) => !present.has(localName));
  }

  private zeebe(name: string): QualifiedName {
    return { namespace: ZEEBE, prefix: this.options.prefix, localName: name };
  }

  private withoutReplaced(element: XmlElement): XmlElement {
    const attributes = element.attributes.filter((item) => !this.#replaced.has(item));
    const inner = element.localName === 'messageEventDefinition' ? this.cleanHolder(element) : element;
    return attributes.length === element.attributes.length ? inner : { ...inner, attributes };
  }

  private cleanHolder(definition: XmlElement): XmlElement {
    return withChildren(
      definition,
      definition.children.map((node) =>
        node.kind === 'element' && node.localName === 'extensionElements'
          ? withChildren(
              node,
              node.children.filter((child) => child.kind !== 'element' || !this.#replaced.has(child)),
            )
          : node,
      ),
    );
  }

  private withStandard(element: XmlElement): XmlElement {
    return [...this.#standard].reduce(
      (changed, [name, value]) => setAttribute(changed, name, value),
      element,
    );
  }
}

function setAttribute(element: XmlElement, name: string, value: string | undefined): XmlElement {
  return value === attributeOf(element, name) ? element : withAttribute(element, name, value);
}

/** `documentation` comes first, then the extensions. Source: BPMN 2.0.2, schema of `tBaseElement`. */
function insertFirst(children: readonly XmlNode[], extensions: XmlElement): readonly XmlNode[] {
  const last = children.findLastIndex(
    (node) => node.kind === 'element' && node.localName === 'documentation',
  );
  return children.toSpliced(last + 1, 0, extensions);
}

function describeItem(item: ForeignItem): string {
  if (!('kind' in item)) return `${item.name}="${item.value}"`;
  const attributes = item.attributes.map(({ name, value }) => ` ${name}="${value}"`).join('');
  const text = textOf(item).trim();
  return `<${item.name}${attributes}>${text === '' ? '' : ` ${text}`}`;
}

function shorten(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 297)}...`;
}
