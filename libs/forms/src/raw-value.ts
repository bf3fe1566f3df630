import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { FormField } from './form-definition.js';
import { readAnswer } from './answer-path.js';

/** A date as a citizen types it into three fields. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What came in for one field, before it is checked: text from an HTML form, or JSON from a program. */
export type RawValue = JsonValue | DateParts | undefined;

/** Raw values by the dotted key of their field. */
export type RawAnswers = Readonly<Record<string, RawValue>>;

/** Names of the HTML inputs of a date. The names are the words that the labels use. */
export function datePartNames(key: string): {
  readonly day: string;
  readonly month: string;
  readonly year: string;
} {
  return { day: `${key}-tag`, month: `${key}-monat`, year: `${key}-jahr` };
}

/** Names under which a field arrives from an HTML form. */
export function inputNames(field: FormField): readonly string[] {
  if (field.kind !== 'date') return [field.key];
  const names = datePartNames(field.key);
  return [names.day, names.month, names.year];
}

/** Values for showing stored answers in a form again. */
export function rawFromAnswers(fields: readonly FormField[], answers: JsonObject): RawAnswers {
  return Object.fromEntries(
    fields.map((field) => [field.key, readAnswer(answers, field.key) ?? field.defaultValue]),
  );
}

export function isDateParts(raw: RawValue): raw is DateParts {
  return typeof raw === 'object' && raw !== null && 'day' in raw && 'month' in raw && 'year' in raw;
}
