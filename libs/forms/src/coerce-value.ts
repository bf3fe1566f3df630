import type { JsonValue } from '@vorgang/feel';
import { readDateParts, splitDate, type DatePart } from './calendar-date.js';
import type { ChoiceField, DateField, FormField, NumberField, TextField } from './form-definition.js';
import { isDateParts, type RawValue } from './raw-value.js';

/** A raw value turned into the type of its field. */
export type Coerced =
  | { readonly kind: 'empty' }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'malformed'; readonly datePart?: DatePart };

const EMPTY: Coerced = { kind: 'empty' };
const MALFORMED: Coerced = { kind: 'malformed' };

/** Reads what people type in many ways (spaces in a postcode, a comma in a number) into one. */
export function coerceValue(field: FormField, raw: RawValue): Coerced {
  if (raw === undefined || raw === null) return EMPTY;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return coerceText(field, raw);
    case 'number':
      return coerceNumber(field, raw);
    case 'date':
      return coerceDate(field, raw);
    case 'checkbox':
      return coerceCheckbox(raw);
    case 'radio':
    case 'select':
      return coerceChoice(field, raw);
    case 'checklist':
      return coerceChecklist(field, raw);
  }
}

function coerceText(field: TextField, raw: RawValue): Coerced {
  if (typeof raw !== 'string') return MALFORMED;
  // NFC: the same name typed on two keyboards is the same name (DIN 91379, section 5).
  const text = normaliseText(field, raw.normalize('NFC').replace(/\r\n?/g, '\n').trim());
  if (text === '') return EMPTY;
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) return MALFORMED;
  if (field.kind === 'text' && /[\n\t]/.test(text)) return MALFORMED;
  return { kind: 'value', value: text };
}

function normaliseText(field: TextField, text: string): string {
  if (field.kind === 'longText') return text;
  const single = text.replace(/ {2,}/g, ' ');
  switch (field.normalise) {
    case 'trim':
      return single;
    case 'digits':
      // Letters stay, so that a wrong value is refused and not turned into another number.
      return single.replace(/[\s.\-/]/g, '');
    case 'upperCase':
      return single.toLocaleUpperCase('de');
    case 'lowerCase':
      return single.toLocaleLowerCase('de');
  }
}

function coerceNumber(field: NumberField, raw: RawValue): Coerced {
  if (typeof raw === 'number') return numberWithin(field, raw);
  if (typeof raw !== 'string') return MALFORMED;
  const text = raw.trim().replace(/[\s\u00a0]/g, '');
  if (text === '') return EMPTY;
  // German: dots group thousands, the comma separates decimals.
  if (!/^[+-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(text)) return MALFORMED;
  return numberWithin(field, Number(text.replace(/\./g, '').replace(',', '.')));
}

function numberWithin(field: NumberField, value: number): Coerced {
  if (!Number.isFinite(value)) return MALFORMED;
  const scaled = value * 10 ** field.decimalDigits;
  return Math.abs(scaled - Math.round(scaled)) < 1e-9 ? { kind: 'value', value } : MALFORMED;
}

function coerceDate(_field: DateField, raw: RawValue): Coerced {
  const parts = isDateParts(raw) ? raw : typeof raw === 'string' ? splitDate(raw) : null;
  if (raw === '') return EMPTY;
  if (!parts) return MALFORMED;
  if ([parts.day, parts.month, parts.year].every((part) => part.trim() === '')) return EMPTY;
  const read = readDateParts(parts);
  return read.ok ? { kind: 'value', value: read.date } : { kind: 'malformed', datePart: read.part };
}

function coerceCheckbox(raw: RawValue): Coerced {
  if (raw === true || raw === 'true' || raw === 'on') return { kind: 'value', value: true };
  if (raw === false || raw === 'false' || raw === '') return { kind: 'value', value: false };
  return MALFORMED;
}

function coerceChoice(field: ChoiceField, raw: RawValue): Coerced {
  if (raw === '') return EMPTY;
  return typeof raw === 'string' && isChoice(field, raw) ? { kind: 'value', value: raw } : MALFORMED;
}

function coerceChecklist(field: ChoiceField, raw: RawValue): Coerced {
  if (!Array.isArray(raw)) return MALFORMED;
  if (raw.length === 0) return EMPTY;
  if (!raw.every((item): item is string => typeof item === 'string' && isChoice(field, item)))
    return MALFORMED;
  return {
    kind: 'value',
    value: field.choices.map((choice) => choice.value).filter((value) => raw.includes(value)),
  };
}

function isChoice(field: ChoiceField, value: string): boolean {
  return field.choices.some((choice) => choice.value === value);
}
