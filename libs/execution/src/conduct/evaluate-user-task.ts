import type { Expression, UserTaskDefinition } from '@vorgang/bpmn';
import type { JsonValue } from '@vorgang/feel';
import type { UserTaskAttributes } from '../state/execution-state.js';
import { evaluateExpression, wrongValue } from './evaluate-expression.js';
import type { Element, Execution } from './execution.js';
import { isStorableText, STORABLE_TEXT } from './is-storable-text.js';
import { linkForm } from './link-form.js';
import { isTooLongName, LONGEST_NAME } from './name-length.js';
import { success, type Outcome } from './outcome.js';
import { rewriteMoment } from './write-moment.js';

const DEFAULT_PRIORITY = 50;

/** Everything about a user task that the model computes from variables. */
export interface EvaluatedUserTask extends UserTaskAttributes {
  readonly externalFormReference: string | null;
  /** The form in the version that the model is bound to. */
  readonly formKey?: string;
}

/** Source: Camunda 8 documentation, "User tasks". */
export function evaluateUserTask(
  execution: Execution,
  element: Element,
  definition: UserTaskDefinition,
): Outcome<EvaluatedUserTask> {
  const assignee = optionalName(execution, element, definition.assignee, 'the assignee');
  if (!assignee.ok) return assignee;
  const candidateUsers = names(execution, element, definition.candidateUsers, 'the candidate users');
  if (!candidateUsers.ok) return candidateUsers;
  const candidateGroups = names(execution, element, definition.candidateGroups, 'the candidate groups');
  if (!candidateGroups.ok) return candidateGroups;
  const dueDate = date(execution, element, definition.dueDate, 'the due date');
  if (!dueDate.ok) return dueDate;
  const followUpDate = date(execution, element, definition.followUpDate, 'the follow-up date');
  if (!followUpDate.ok) return followUpDate;
  const priority = evaluatePriority(execution, element, definition.priority);
  if (!priority.ok) return priority;
  const form = optionalText(
    execution,
    element,
    definition.externalFormReference,
    'the external form reference',
  );
  if (!form.ok) return form;
  const formKey = linkForm(execution, element, definition);
  if (!formKey.ok) return formKey;
  return success({
    assignee: assignee.value,
    candidateUsers: candidateUsers.value,
    candidateGroups: candidateGroups.value,
    dueDate: dueDate.value,
    followUpDate: followUpDate.value,
    priority: priority.value,
    externalFormReference: form.value,
    ...(formKey.value === undefined ? {} : { formKey: formKey.value }),
  });
}

/** A text; null and the empty text mean that there is none. */
function optionalText(
  execution: Execution,
  element: Element,
  expression: Expression | undefined,
  purpose: string,
): Outcome<string | null> {
  if (expression === undefined) return success(null);
  const result = evaluateExpression(execution, element, expression, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (value === null || value === '') return success(null);
  if (typeof value !== 'string') return wrongValue(element, expression, purpose, 'a text', value, reason);
  if (!isStorableText(value)) return wrongValue(element, expression, purpose, STORABLE_TEXT, value, '');
  return success(value);
}

/** The same for a text by which things are found. */
function optionalName(
  execution: Execution,
  element: Element,
  expression: Expression | undefined,
  purpose: string,
): Outcome<string | null> {
  const name = optionalText(execution, element, expression, purpose);
  if (!name.ok || name.value === null || expression === undefined || !isTooLongName(name.value)) return name;
  return wrongValue(element, expression, purpose, `a text of at most ${LONGEST_NAME} bytes`, name.value, '');
}

/** A list of names; fixed text lists them with commas. */
function names(
  execution: Execution,
  element: Element,
  expression: Expression | undefined,
  purpose: string,
): Outcome<readonly string[]> {
  if (expression === undefined) return success([]);
  const result = evaluateExpression(execution, element, expression, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (value === null) return success([]);
  const list: JsonValue = typeof value === 'string' ? splitNames(value) : value;
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string' && !isTooLongName(name))) {
    const expected = `a list of texts of at most ${LONGEST_NAME} bytes`;
    return wrongValue(element, expression, purpose, expected, value, reason);
  }
  const unstorable = (list as readonly string[]).find((name) => !isStorableText(name));
  if (unstorable !== undefined)
    return wrongValue(
      element,
      expression,
      purpose,
      `a list, each of which is ${STORABLE_TEXT}`,
      unstorable,
      '',
    );
  return success(list as readonly string[]);
}

function splitNames(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A date and time in RFC 3339, in UTC; one without an offset is read in the tenant's zone. */
function date(
  execution: Execution,
  element: Element,
  expression: Expression | undefined,
  purpose: string,
): Outcome<string | null> {
  const text = optionalText(execution, element, expression, purpose);
  if (!text.ok || text.value === null || expression === undefined) return text;
  const formatted = rewriteMoment(text.value, execution.context.timeZone);
  if (formatted !== undefined) return success(formatted);
  const expected = 'a date and time such as 2026-03-01T09:00:00+01:00 (ISO 8601) in the years 1 to 9999';
  return wrongValue(element, expression, purpose, expected, text.value, '');
}

function evaluatePriority(
  execution: Execution,
  element: Element,
  expression: Expression | undefined,
): Outcome<number> {
  if (expression === undefined) return success(DEFAULT_PRIORITY);
  const purpose = 'the priority';
  const result = evaluateExpression(execution, element, expression, purpose);
  if (!result.ok) return result;
  const { value, reason } = result.value;
  if (value === null || value === '') return success(DEFAULT_PRIORITY);
  const priority = typeof value === 'string' ? Number(value) : value;
  if (typeof priority === 'number' && Number.isInteger(priority) && priority >= 0 && priority <= 100) {
    return success(priority);
  }
  return wrongValue(element, expression, purpose, 'a whole number from 0 to 100', value, reason);
}
