import { createText, withAttribute, withChildren } from '../../xml/edit-xml.js';
import { attributeOf, childElements, textOf, type XmlElement } from '../../xml/xml-tree.js';
import type { ElementConversion } from '../element-conversion.js';
import { convertJuel, zeebeValue } from '../juel/convert-juel.js';
import { BPMN } from '../namespaces.js';

/** Standard elements whose text is an expression. */
const EXPRESSIONS: readonly string[] = [
  'conditionExpression',
  'condition',
  'completionCondition',
  'loopCondition',
  'loopCardinality',
  'timeDate',
  'timeDuration',
  'timeCycle',
];

/** Elements whose name is an expression. */
const NAMED_BY_EXPRESSION: readonly string[] = ['message', 'signal'];

/** Expressions in standard BPMN: conditions, timers, names of messages and signals. */
export function convertExpressions(conversion: ElementConversion): void {
  const { element } = conversion;
  for (const child of childElements(element)) {
    if (child.namespace === BPMN && EXPRESSIONS.includes(child.localName)) convertText(conversion, child);
  }
  if (element.namespace === BPMN && NAMED_BY_EXPRESSION.includes(element.localName)) convertName(conversion);
}

function convertText(conversion: ElementConversion, expression: XmlElement): void {
  const language = attributeOf(expression, 'language')?.toLowerCase();
  const text = textOf(expression).trim();
  const from = `<${expression.name}> ${text}`;
  if (language !== undefined && /groovy|javascript|ecmascript|python|ruby|java$/.test(language)) {
    conversion.note('needsWork', 'script-needs-work', from, undefined, `Its language is ${language}.`);
    return;
  }
  if (!/[$#]\{/.test(text)) return;
  const value = convertJuel(text);
  if (value.kind === 'impossible') {
    conversion.note('needsWork', 'expression-needs-work', from, undefined, value.reason);
    return;
  }
  const written = zeebeValue(value);
  const changed = withChildren(withAttribute(expression, 'language', undefined), [createText(written)]);
  conversion.replaceChild(expression, changed);
  conversion.note('converted', 'expression-to-feel', from, written);
}

function convertName(conversion: ElementConversion): void {
  const name = attributeOf(conversion.element, 'name');
  if (name === undefined || !/[$#]\{/.test(name)) return;
  const value = convertJuel(name);
  if (value.kind === 'impossible') {
    conversion.note('needsWork', 'expression-needs-work', `name="${name}"`, undefined, value.reason);
    return;
  }
  conversion.setStandard('name', zeebeValue(value));
  conversion.note('converted', 'expression-to-feel', `name="${name}"`, zeebeValue(value));
}
