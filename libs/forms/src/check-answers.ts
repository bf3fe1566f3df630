import type { JsonObject } from '@vorgang/feel';
import { leafKeys, readAnswer, withAnswer } from './answer-path.js';
import { brokenRule, ruleMessage } from './check-value.js';
import { coerceValue } from './coerce-value.js';
import { isShown, type FormContext } from './conditions.js';
import {
  fieldsOf,
  isField,
  type FieldRule,
  type FormDefinition,
  type FormField,
  type FormPage,
} from './form-definition.js';
import { datePartNames, type RawAnswers, type RawValue } from './raw-value.js';

/** One field that is wrong, in the words that stand both in the error summary and at the field. */
export interface FieldError {
  readonly key: string;
  readonly rule: FieldRule | 'unknown';
  readonly message: string;
  /** Name of the first wrong HTML input, where the link of the summary leads. */
  readonly inputName: string;
}

export type CheckResult =
  | { readonly ok: true; readonly answers: JsonObject }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Checks the fields of one page and adds them to the answers given so far.
 * Fields that the conditions hide are not checked and lose their answer to the default.
 */
export function checkPage(
  page: FormPage,
  raw: RawAnswers,
  answers: JsonObject,
  context: FormContext,
): CheckResult {
  return checkFields(page.parts.filter(isField), raw, answers, context);
}

/**
 * Checks a whole form, page by page, as a citizen would fill it in: before sending, and for programs that complete
 * a task. Only answers to questions that were really asked remain, and the defaults of those that were not.
 * @param given Answers by their names; fields that the form does not have are refused
 */
export function checkAnswers(form: FormDefinition, given: JsonObject, context: FormContext): CheckResult {
  const unknown = unknownFields(form, given);
  if (unknown.length > 0) return { ok: false, errors: unknown };
  const raw = Object.fromEntries(fieldsOf(form).map((field) => [field.key, readAnswer(given, field.key)]));
  let answers: JsonObject = {};
  const errors: FieldError[] = [];
  for (const page of form.pages) {
    if (!isShown(page, answers, context)) {
      answers = page.parts.filter(isField).reduce(withHiddenAnswer, answers);
      continue;
    }
    const checked = checkPage(page, raw, answers, context);
    if (checked.ok) answers = checked.answers;
    else errors.push(...checked.errors);
  }
  return errors.length === 0 ? { ok: true, answers } : { ok: false, errors };
}

function checkFields(
  fields: readonly FormField[],
  raw: RawAnswers,
  before: JsonObject,
  context: FormContext,
): CheckResult {
  let answers = before;
  const errors: FieldError[] = [];
  for (const field of fields) {
    if (!isShown(field, answers, context)) {
      answers = withHiddenAnswer(answers, field);
      continue;
    }
    const checked = checkField(field, raw[field.key], answers, context);
    if (checked.ok) answers = checked.answers;
    else errors.push(...checked.errors);
  }
  return errors.length === 0 ? { ok: true, answers } : { ok: false, errors };
}

/** A question that is not asked has the default of its file as answer, or none. */
function withHiddenAnswer(answers: JsonObject, field: FormField): JsonObject {
  return withAnswer(answers, field.key, field.defaultValue);
}

function checkField(field: FormField, raw: RawValue, before: JsonObject, context: FormContext): CheckResult {
  const coerced = coerceValue(field, raw);
  if (coerced.kind === 'malformed') {
    const inputName = field.kind === 'date' ? datePartNames(field.key)[coerced.datePart ?? 'day'] : undefined;
    return failure(field, 'invalid', before, context, inputName);
  }
  const unticked = field.kind === 'checkbox' && (coerced.kind === 'empty' || coerced.value === false);
  if (coerced.kind === 'empty' || unticked) {
    if (field.required) return failure(field, 'required', before, context);
    return { ok: true, answers: withAnswer(before, field.key, unticked ? false : undefined) };
  }
  const answers = withAnswer(before, field.key, coerced.value);
  const rule = brokenRule(field, coerced.value, answers, context);
  return rule ? failure(field, rule, answers, context) : { ok: true, answers };
}

function failure(
  field: FormField,
  rule: FieldRule,
  answers: JsonObject,
  context: FormContext,
  inputName?: string,
): CheckResult {
  const first = field.kind === 'date' ? datePartNames(field.key).day : field.key;
  const message = ruleMessage(field, rule, answers, context);
  return { ok: false, errors: [{ key: field.key, rule, message, inputName: inputName ?? first }] };
}

function unknownFields(form: FormDefinition, given: JsonObject): readonly FieldError[] {
  const known = new Set(fieldsOf(form).map((field) => field.key));
  return leafKeys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({
      key,
      rule: 'unknown' as const,
      message: `Das Formular „${form.id}“ hat kein Feld „${key}“. Lassen Sie es weg.`,
      inputName: key,
    }));
}
