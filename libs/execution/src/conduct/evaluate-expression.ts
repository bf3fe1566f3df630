import type { Expression, SequenceFlow } from '@vorgang/bpmn';
import { evaluate, type CompiledExpression, type JsonValue, type VariableLookup } from '@vorgang/feel';
import { findValueProblem } from './check-document.js';
import { describe, type Element, type Execution } from './execution.js';
import { isStorableText, STORABLE_TEXT } from './is-storable-text.js';
import { isTooLongName, LONGEST_NAME } from './name-length.js';
import { failure, success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/**
 * Evaluates FEEL against the given variables.
 *
 * @param purpose what the value is for, as the incident will say it: `the job type`
 */
export function evaluateFeel(
  execution: Execution,
  element: Element,
  expression: CompiledExpression,
  variables: VariableLookup,
  purpose: string,
): Outcome<{ readonly value: JsonValue; readonly reason: string }> {
  const { random, context } = execution;
  const { now, timeZone, globals } = context;
  const result = evaluate(expression, variables, { now, timeZone, random, globals });
  const problem = result.ok ? findValueProblem(result.value, 'result') : result.failure.message;
  if (result.ok && problem === null) {
    return success({ value: result.value, reason: result.warnings[0]?.message ?? '' });
  }
  return failure(
    'EXTRACT_VALUE_ERROR',
    `The expression "=${expression.source}" for ${purpose} of ${describe(element.node)} failed: ${problem}`,
  );
}

/** The value of a fixed text or FEEL expression, as the element's own instance sees the variables. */
export function evaluateExpression(
  execution: Execution,
  element: Element,
  expression: Expression,
  purpose: string,
  variables: VariableLookup = lookupFrom(execution.draft, element.key),
): Outcome<{ readonly value: JsonValue; readonly reason: string }> {
  if (expression.kind === 'static') return success({ value: expression.value, reason: '' });
  return evaluateFeel(execution, element, expression.expression, variables, purpose);
}

/** A value that must be a text that is not empty and that the database can hold; numbers are written out. */
export function evaluateText(
  execution: Execution,
  element: Element,
  expression: Expression,
  purpose: string,
  variables?: VariableLookup,
): Outcome<string> {
  const result = evaluateExpression(execution, element, expression, purpose, variables);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'number') return success(String(value));
  if (typeof value !== 'string' || value === '') {
    return wrongValue(element, expression, purpose, 'a text', value, reason);
  }
  if (!isStorableText(value)) return wrongValue(element, expression, purpose, STORABLE_TEXT, value, '');
  return success(value);
}

/**
 * A text by which things are found, such as a job type or a correlation key. Longer ones fit no index, and would make
 * every step that writes them fail.
 */
export function evaluateName(
  execution: Execution,
  element: Element,
  expression: Expression,
  purpose: string,
  variables?: VariableLookup,
): Outcome<string> {
  const name = evaluateText(execution, element, expression, purpose, variables);
  if (!name.ok || !isTooLongName(name.value)) return name;
  return wrongValue(element, expression, purpose, `a text of at most ${LONGEST_NAME} bytes`, name.value, '');
}

/** Whether the condition of a flow holds; anything but true and false is a fault. */
export function evaluateCondition(
  execution: Execution,
  element: Element,
  flow: SequenceFlow,
  condition: CompiledExpression,
  variables: VariableLookup = lookupFrom(execution.draft, element.key),
): Outcome<boolean> {
  const purpose = `the condition of flow "${flow.id}"`;
  const result = evaluateFeel(execution, element, condition, variables, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (typeof value === 'boolean') return success(value);
  return wrongValue(
    element,
    { kind: 'feel', expression: condition },
    purpose,
    'true or false',
    value,
    reason,
  );
}

/** The fault of an expression whose value does not fit its purpose. */
export function wrongValue(
  element: Element,
  expression: Expression,
  purpose: string,
  expected: string,
  value: JsonValue,
  reason: string,
): Outcome<never> {
  const source =
    expression.kind === 'static'
      ? `"${expression.value}"`
      : `The expression "=${expression.expression.source}"`;
  const found =
    value === null || typeof value !== 'object' ? shorten(JSON.stringify(value)) : describeType(value);
  return failure(
    'EXTRACT_VALUE_ERROR',
    `${source} for ${purpose} of ${describe(element.node)} must give ${expected}, but gives ${found}. ` +
      `${reason === '' ? '' : `${reason} `}Correct the variables that it reads and resolve the incident.`,
  );
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}...`;
}

function describeType(value: object): string {
  return Array.isArray(value) ? 'a list' : 'a context';
}
