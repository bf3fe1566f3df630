import {
  createAttribute,
  createElement,
  createText,
  withAttribute,
  withChildren,
} from '../../xml/edit-xml.js';
import {
  attributeOf,
  childElements,
  textOf,
  XMLNS,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
} from '../../xml/xml-tree.js';
import { IMPORT_RULES, type ImportEntry, type ImportOutcome, type ImportRule } from '../import-entry.js';
import { convertJuel } from '../juel/convert-juel.js';
import { isDecisionNamespace, isForeignDecisionNamespace, ZEEBE } from '../namespaces.js';

/** The name that the other engine gives the value of a column where the table names none. */
const DEFAULT_INPUT_VARIABLE = 'cellInput';

/** Elements of a table or decision that hold an expression in their `text`. */
const EXPRESSIONS: readonly string[] = ['inputExpression', 'inputEntry', 'outputEntry', 'literalExpression'];

/** What applies to an element because of where it stands. */
interface Surroundings {
  /** Id and name of the decision around, for the report. */
  readonly owner: { readonly id: string; readonly name: string | undefined };
  readonly language: string | undefined;
  /** In a rule: the names that cells use for the value of their column. */
  readonly inputVariables: readonly string[];
}

/**
 * Converts what engines of the Activiti family add to DMN: extensions at decisions and columns, and expressions in JUEL.
 * Scripts and unknown extensions are listed.
 */
export function convertDecisionDocument(
  document: XmlDocument,
  resourceName: string,
  removeForeign: boolean,
): { readonly document: XmlDocument; readonly entries: readonly ImportEntry[] } {
  const conversion = new DecisionConversion(removeForeign, zeebePrefix(document.root));
  const root = conversion.convert(document.root, {
    owner: { id: resourceName, name: undefined },
    language: undefined,
    inputVariables: [],
  });
  return { document: { ...document, root: conversion.declare(root) }, entries: conversion.entries };
}

function zeebePrefix(root: XmlElement): string {
  return (
    root.attributes.find(({ namespace, value }) => namespace === XMLNS && value === ZEEBE)?.localName ??
    'zeebe'
  );
}

class DecisionConversion {
  readonly entries: ImportEntry[] = [];
  private wroteZeebe = false;
  /** Expressions that cannot be said in FEEL, so far. */
  private unsaid = 0;

  constructor(
    private readonly removeForeign: boolean,
    private readonly prefix: string,
  ) {}

  convert(element: XmlElement, outer: Surroundings): XmlElement {
    if (!isDecisionNamespace(element.namespace)) return element;
    const here = this.surroundingsIn(element, outer);
    if (element.localName === 'extensionElements') return this.convertExtensions(element, here);
    const attributed = this.convertAttributes(element, here);
    const unsaidBefore = this.unsaid;
    const expressed = EXPRESSIONS.includes(element.localName)
      ? this.convertExpression(attributed, here, outer.inputVariables[0])
      : attributed;
    let column = 0;
    const converted = withChildren(
      expressed,
      expressed.children.map((child) => {
        if (child.kind !== 'element') return child;
        if (child.localName !== 'inputEntry')
          return this.convert(child, { ...here, inputVariables: this.forTable(child, here) });
        const variable = here.inputVariables[column] ?? DEFAULT_INPUT_VARIABLE;
        column += 1;
        return this.convert(child, { ...here, inputVariables: [variable] });
      }),
    );
    // Where an expression could not be said in FEEL, the language stays, so that nothing runs as what it is not.
    if (!isJuel(attributeOf(element, 'expressionLanguage')) || this.unsaid > unsaidBefore) return converted;
    this.note(here, 'converted', 'language-to-feel', 'expressionLanguage="juel"', 'FEEL');
    return withAttribute(converted, 'expressionLanguage', undefined);
  }

  /** Declares the prefix that was used. */
  declare(root: XmlElement): XmlElement {
    const isDeclared = root.attributes.some(({ namespace, value }) => namespace === XMLNS && value === ZEEBE);
    if (!this.wroteZeebe || isDeclared) return root;
    const declaration = createAttribute({ namespace: XMLNS, prefix: 'xmlns', localName: this.prefix }, ZEEBE);
    return { ...root, attributes: [...root.attributes, declaration] };
  }

  /** Only rules know the names of their table's columns. */
  private forTable(child: XmlElement, here: Surroundings): readonly string[] {
    return child.localName === 'rule' ? here.inputVariables : [];
  }

  private surroundingsIn(element: XmlElement, outer: Surroundings): Surroundings {
    const id = attributeOf(element, 'id');
    const isOwner = ['decision', 'businessKnowledgeModel'].includes(element.localName) && id !== undefined;
    return {
      owner: isOwner ? { id, name: attributeOf(element, 'name') } : outer.owner,
      language: attributeOf(element, 'expressionLanguage') ?? outer.language,
      inputVariables:
        element.localName === 'decisionTable' ? inputVariablesOf(element) : outer.inputVariables,
    };
  }

  private convertAttributes(element: XmlElement, here: Surroundings): XmlElement {
    let converted = element;
    for (const item of element.attributes.filter(({ namespace }) => isForeignDecisionNamespace(namespace))) {
      if (this.keeps(element, item, here)) continue;
      converted = { ...converted, attributes: converted.attributes.filter((one) => one !== item) };
      if (item.localName === 'versionTag') converted = this.withVersionTag(converted, item.value);
    }
    return converted;
  }

  /** Reports a foreign attribute and says whether it stays in the file. */
  private keeps(element: XmlElement, item: XmlAttribute, here: Surroundings): boolean {
    const from = `${item.name}="${item.value}"`;
    if (item.localName === 'historyTimeToLive') {
      this.note(here, 'dropped', 'kept-with-process', from);
      return false;
    }
    if (item.localName === 'inputVariable' && element.localName === 'input') {
      this.note(here, 'converted', 'input-variable-to-question-mark', from, '?');
      return false;
    }
    if (item.localName === 'versionTag' && element.localName === 'decision') {
      this.note(here, 'converted', 'version-tag-converted', from, `zeebe:versionTag value="${item.value}"`);
      return false;
    }
    return this.leaveOpen(here, 'extension-needs-work', from);
  }

  private convertExtensions(holder: XmlElement, here: Surroundings): XmlElement {
    const kept = holder.children.filter(
      (child) =>
        child.kind !== 'element' ||
        !isForeignDecisionNamespace(child.namespace) ||
        this.leaveOpen(here, 'extension-needs-work', `<${child.name}>`),
    );
    return kept.length === holder.children.length ? holder : withChildren(holder, kept);
  }

  private withVersionTag(element: XmlElement, value: string): XmlElement {
    this.wroteZeebe = true;
    const tag = createElement({ namespace: ZEEBE, prefix: this.prefix, localName: 'versionTag' }, { value });
    const holder = childElements(element).find(({ localName }) => localName === 'extensionElements');
    if (holder !== undefined)
      return withChildren(
        element,
        element.children.map((child) =>
          child === holder ? withChildren(holder, [...holder.children, tag]) : child,
        ),
      );
    const colon = element.name.indexOf(':');
    const prefix = colon < 0 ? '' : element.name.slice(0, colon);
    const name = { namespace: element.namespace, prefix, localName: 'extensionElements' };
    const place = element.children.findLastIndex(
      (child) => child.kind === 'element' && child.localName === 'description',
    );
    return withChildren(element, element.children.toSpliced(place + 1, 0, createElement(name, {}, [tag])));
  }

  private convertExpression(
    element: XmlElement,
    here: Surroundings,
    inputVariable: string | undefined,
  ): XmlElement {
    const holder = childElements(element).find(({ localName }) => localName === 'text');
    const text = holder === undefined ? '' : textOf(holder).trim();
    if (holder === undefined || text === '') return element;
    if (/groovy|javascript|ecmascript|python|ruby|java$/i.test(here.language ?? '')) {
      this.leaveOpen(here, 'script-needs-work', text);
      return element;
    }
    const feel = this.feelOf(text, here);
    if (feel === undefined) return element;
    const asked = inputVariable === undefined ? feel : withQuestionMark(feel, inputVariable);
    if (asked === text) return element;
    if (feel !== text) this.note(here, 'converted', 'expression-to-feel', text, asked);
    const written = withChildren(holder, [createText(asked)]);
    return withChildren(
      element,
      element.children.map((child) => (child === holder ? written : child)),
    );
  }

  /** The text as FEEL; undefined where it cannot be said in FEEL. */
  private feelOf(text: string, here: Surroundings): string | undefined {
    const isTemplate = /[$#]\{/.test(text);
    if (!isTemplate && !isJuel(here.language)) return text;
    const value = convertJuel(isTemplate ? text : `\${${text}}`);
    if (value.kind === 'feel') return value.feel;
    if (value.kind === 'static') return text;
    this.leaveOpen(here, 'expression-needs-work', text, value.reason);
    this.unsaid += 1;
    return undefined;
  }

  /** Lists what a person must decide, or takes it out where that was asked for; says whether it stays. */
  private leaveOpen(here: Surroundings, rule: ImportRule, from: string, reason?: string): boolean {
    const isExtension = rule === 'extension-needs-work';
    if (this.removeForeign && isExtension) this.note(here, 'dropped', 'removed-on-request', from);
    else this.note(here, 'needsWork', rule, from, undefined, reason);
    return !(this.removeForeign && isExtension);
  }

  private note(
    { owner }: Surroundings,
    outcome: ImportOutcome,
    rule: ImportRule,
    from: string,
    to?: string,
    reason?: string,
  ): void {
    this.entries.push({
      elementId: owner.id,
      ...(owner.name === undefined ? {} : { elementName: owner.name }),
      outcome,
      rule,
      from,
      ...(to === undefined ? {} : { to }),
      message: reason === undefined ? IMPORT_RULES[rule] : `${IMPORT_RULES[rule]} ${reason}`,
    });
  }
}

function inputVariablesOf(table: XmlElement): readonly string[] {
  return childElements(table)
    .filter(({ localName }) => localName === 'input')
    .map(
      ({ attributes }) =>
        attributes.find(
          ({ namespace, localName }) =>
            localName === 'inputVariable' && isForeignDecisionNamespace(namespace),
        )?.value ?? DEFAULT_INPUT_VARIABLE,
    );
}

function isJuel(language: string | undefined): boolean {
  return /juel/i.test(language ?? '');
}

/** In a cell, FEEL calls the value of the column `?`. Names inside of texts stay. Source: DMN 1.5, 7.3.14. */
function withQuestionMark(feel: string, variable: string): string {
  return feel.replace(
    /"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*/gu,
    (token) => {
      if (token.startsWith('"')) return token;
      const [first = ''] = token.split('.');
      return first.trim() === variable ? `?${token.slice(variable.length)}` : token;
    },
  );
}
