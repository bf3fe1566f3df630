import type { JsonObject, JsonValue } from '@vorgang/feel';
import { RE2JS } from 're2js';
import { formatDate } from './calendar-date.js';
import { evaluateExpression, type FormContext } from './conditions.js';
import type {
  DateField,
  DateLimit,
  FieldRule,
  FormField,
  NumberField,
  TextField,
} from './form-definition.js';

/** DIN 91379 data type A: Latin letters with their marks, and what stands between the parts of a name. */
const NAME_CHARACTERS = /^[\p{Script=Latin}\p{M} .,'’‘ʼ`´·-]+$/u;
// One @, no spaces, a dot in the host. Whether the mailbox exists only a message can tell.
const EMAIL = /^[^\s@<>"(),;:\\[\]]{1,64}@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]{2,}$/u;
const TELEPHONE = /^[+]?[\d\s()/.-]{5,25}$/;

/** The first rule that a filled field breaks, or null. */
export function brokenRule(
  field: FormField,
  value: JsonValue,
  answers: JsonObject,
  context: FormContext,
): FieldRule | null {
  return brokenKindRule(field, value, answers, context) ?? brokenOwnRule(field, answers, context);
}

function brokenKindRule(
  field: FormField,
  value: JsonValue,
  answers: JsonObject,
  context: FormContext,
): FieldRule | null {
  switch (field.kind) {
    case 'text':
    case 'longText':
      return brokenTextRule(field, String(value));
    case 'number':
      return brokenNumberRule(field, Number(value));
    case 'date':
      return brokenDateRule(field, String(value), answers, context);
    case 'checkbox':
    case 'radio':
    case 'select':
    case 'checklist':
      return null;
  }
}

function brokenTextRule(field: TextField, text: string): FieldRule | null {
  const length = [...text].length;
  if (field.minLength !== undefined && length < field.minLength) return 'minLength';
  if (length > (field.maxLength ?? (field.kind === 'longText' ? 10_000 : 500))) return 'maxLength';
  if (field.inputType === 'email' && !EMAIL.test(text)) return 'invalid';
  if (field.inputType === 'tel' && !TELEPHONE.test(text)) return 'invalid';
  if (field.characters === 'names' && !NAME_CHARACTERS.test(text)) return 'characters';
  // RE2 runs in linear time, so no pattern in a form file can stall the server.
  if (field.pattern !== undefined && !RE2JS.compile(field.pattern).matches(text)) return 'pattern';
  return null;
}

function brokenNumberRule(field: NumberField, value: number): FieldRule | null {
  if (field.min !== undefined && value < field.min) return 'min';
  if (field.max !== undefined && value > field.max) return 'max';
  return null;
}

function brokenDateRule(
  field: DateField,
  date: string,
  answers: JsonObject,
  context: FormContext,
): FieldRule | null {
  const min = limitDate(field.min, answers, context);
  const max = limitDate(field.max, answers, context);
  // Dates written YYYY-MM-DD sort like their texts.
  if (min !== null && date < min) return 'min';
  if (max !== null && date > max) return 'max';
  return null;
}

/** A limit as `YYYY-MM-DD`, or null where there is none. */
export function limitDate(
  limit: DateLimit | undefined,
  answers: JsonObject,
  context: FormContext,
): string | null {
  if (!limit) return null;
  if (limit.kind === 'fixed') return limit.date;
  const value = evaluateExpression(limit.expression, answers, context);
  return typeof value === 'string' ? value.slice(0, 10) : null;
}

function brokenOwnRule(field: FormField, answers: JsonObject, context: FormContext): FieldRule | null {
  if (!field.rule) return null;
  return evaluateExpression(field.rule, answers, context) === true ? null : 'rule';
}

/** The German message for a broken rule: the form's own, or one that names the field and the fix. */
export function ruleMessage(
  field: FormField,
  rule: FieldRule,
  answers: JsonObject,
  context: FormContext,
): string {
  return field.messages[rule] ?? defaultMessage(field, rule, answers, context);
}

function defaultMessage(
  field: FormField,
  rule: FieldRule,
  answers: JsonObject,
  context: FormContext,
): string {
  const label = `„${field.summaryLabel}“`;
  switch (rule) {
    case 'required':
      if (field.kind === 'checkbox') return `Setzen Sie das Häkchen bei ${label}.`;
      return 'choices' in field
        ? `Wählen Sie bei ${label} eine Antwort aus.`
        : `Füllen Sie das Feld ${label} aus.`;
    case 'minLength':
      return `Geben Sie bei ${label} mindestens ${(field as TextField).minLength} Zeichen ein.`;
    case 'maxLength':
      return `Kürzen Sie ${label} auf höchstens ${(field as TextField).maxLength ?? 500} Zeichen.`;
    case 'characters':
      return `Geben Sie bei ${label} nur Buchstaben, Leerzeichen, Bindestriche und Apostrophe ein.`;
    case 'min':
      return field.kind === 'date'
        ? `Geben Sie bei ${label} ein Datum ab dem ${formatDate(limitDate(field.min, answers, context) ?? '')} ein.`
        : `Geben Sie bei ${label} mindestens ${formatNumber((field as NumberField).min)} ein.`;
    case 'max':
      return field.kind === 'date'
        ? `Geben Sie bei ${label} ein Datum bis zum ${formatDate(limitDate(field.max, answers, context) ?? '')} ein.`
        : `Geben Sie bei ${label} höchstens ${formatNumber((field as NumberField).max)} ein.`;
    case 'invalid':
      return invalidMessage(field, label);
    case 'pattern':
    case 'rule':
      return `Prüfen Sie Ihre Angabe bei ${label}.`;
  }
}

function invalidMessage(field: FormField, label: string): string {
  switch (field.kind) {
    case 'date':
      return `Geben Sie bei ${label} ein gültiges Datum ein, zum Beispiel 27 3 2001.`;
    case 'number':
      return `Geben Sie bei ${label} eine Zahl ein${field.decimalDigits === 0 ? ' (ohne Komma)' : ''}.`;
    case 'text':
      return field.inputType === 'email'
        ? `Geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@beispiel.de.`
        : `Prüfen Sie Ihre Angabe bei ${label}.`;
    default:
      return `Prüfen Sie Ihre Angabe bei ${label}.`;
  }
}

function formatNumber(value: number | undefined): string {
  return value === undefined ? '' : value.toLocaleString('de-DE');
}
