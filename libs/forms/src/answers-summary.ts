import type { JsonObject, JsonValue } from '@vorgang/feel';
import { readAnswer } from './answer-path.js';
import { formatDate } from './calendar-date.js';
import type { FormContext } from './conditions.js';
import { isField, type FormDefinition, type FormField } from './form-definition.js';
import { shownPages, shownParts } from './form-journey.js';

export interface SummaryEntry {
  readonly key: string;
  readonly label: string;
  /** The answer in words; null where an optional question was left open. */
  readonly text: string | null;
}

export interface SummaryPage {
  readonly pageId: string;
  readonly title: string;
  readonly entries: readonly SummaryEntry[];
}

/** The answers in words, page by page, for "check your answers", the case screen and the confirmation. */
export function summariseAnswers(
  form: FormDefinition,
  answers: JsonObject,
  context: FormContext,
): readonly SummaryPage[] {
  return shownPages(form, answers, context)
    .map((page) => ({
      pageId: page.id,
      title: page.title,
      entries: shownParts(page, answers, context)
        .filter(isField)
        .map((field) => ({
          key: field.key,
          label: field.summaryLabel,
          text: answerText(field, readAnswer(answers, field.key)),
        })),
    }))
    .filter((page) => page.entries.length > 0);
}

/** One answer in words, null where there is none. */
export function answerText(field: FormField, value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  switch (field.kind) {
    case 'date':
      return formatDate(String(value));
    case 'checkbox':
      return value === true ? 'Ja' : 'Nein';
    case 'radio':
    case 'select':
      return choiceLabel(field.choices, value);
    case 'checklist':
      return Array.isArray(value) ? value.map((item) => choiceLabel(field.choices, item)).join(', ') : null;
    case 'number':
      return typeof value === 'number' ? value.toLocaleString('de-DE') : String(value);
    case 'text':
    case 'longText':
      return String(value);
  }
}

function choiceLabel(
  choices: readonly { readonly value: string; readonly label: string }[],
  value: JsonValue,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? String(value);
}
