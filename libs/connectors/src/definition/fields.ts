import type { JsonObject, JsonValue } from '@vorgang/feel';
import { type Field, type FieldAppearance, type FieldCondition, Misfit } from './field.js';

interface Words {
  readonly label: string;
  readonly description?: string;
  /** Id of a group of the definition. */
  readonly group: string;
  readonly condition?: FieldCondition;
}

interface TextWords extends Words {
  readonly value?: string;
  readonly isLong?: boolean;
}

/** Text that must be there; the model may compute it. */
export function text(words: TextWords): Field<string> {
  return {
    place: 'input',
    mayHoldSecrets: false,
    appearance: { ...textAppearance(words), feel: 'optional', isRequired: true },
    read: (raw) => (typeof raw === 'string' && raw !== '' ? raw : new Misfit('text')),
  };
}

/** Text that may be left out; the model may compute it. */
export function optionalText(words: TextWords): Field<string | null> {
  return {
    place: 'input',
    mayHoldSecrets: false,
    appearance: { ...textAppearance(words), feel: 'optional', isRequired: false },
    read: (raw) => {
      if (raw === undefined || raw === null || raw === '') return null;
      return typeof raw === 'string' ? raw : new Misfit('text');
    },
  };
}

/** Anything that FEEL can say; null where it is left out. */
export function anyValue(words: TextWords): Field<JsonValue> {
  return {
    place: 'input',
    mayHoldSecrets: false,
    appearance: { ...textAppearance({ ...words, isLong: true }), feel: 'optional', isRequired: false },
    read: (raw) => raw ?? null,
  };
}

/** A FEEL context; empty where it is left out. */
export function context(words: Words): Field<JsonObject> {
  return {
    place: 'input',
    mayHoldSecrets: false,
    appearance: { ...textAppearance({ ...words, isLong: true }), feel: 'required', isRequired: false },
    read: (raw) => {
      if (raw === undefined || raw === null || raw === '') return {};
      return typeof raw === 'object' && !Array.isArray(raw) ? (raw as JsonObject) : new Misfit('a context');
    },
  };
}

/** A FEEL list; empty where it is left out. */
export function list(words: Words): Field<readonly JsonValue[]> {
  return {
    place: 'input',
    mayHoldSecrets: false,
    appearance: { ...textAppearance({ ...words, isLong: true }), feel: 'required', isRequired: false },
    read: (raw) => {
      if (raw === undefined || raw === null || raw === '') return [];
      return Array.isArray(raw) ? (raw as readonly JsonValue[]) : new Misfit('a list');
    },
  };
}

/** One of a few values, fixed in the model. */
export function choice<const Value extends string>(
  words: Words & { readonly choices: Readonly<Record<Value, string>>; readonly value: NoInfer<Value> },
): Field<Value> {
  const values = Object.keys(words.choices) as Value[];
  return {
    place: 'header',
    mayHoldSecrets: false,
    appearance: {
      ...textAppearance(words),
      control: 'Dropdown',
      choices: values.map((value) => ({ value, name: words.choices[value] })),
      isRequired: true,
    },
    read: (raw) =>
      raw === undefined
        ? words.value
        : (values.find((value) => value === raw) ?? new Misfit(`one of ${values.join(', ')}`)),
  };
}

/** A whole number, fixed in the model. */
export function wholeNumber(
  words: Words & { readonly value: number; readonly minimum: number; readonly maximum: number },
): Field<number> {
  const { minimum, maximum } = words;
  return {
    place: 'header',
    mayHoldSecrets: false,
    appearance: { ...textAppearance({ ...words, value: String(words.value) }), isRequired: false },
    read: (raw) => {
      const number = raw === undefined || raw === '' ? words.value : Number(raw);
      const fits = Number.isInteger(number) && number >= minimum && number <= maximum;
      return fits ? number : new Misfit(`a whole number from ${minimum} to ${maximum}`);
    },
  };
}

/** Text of the model in which `{{secrets.NAME}}` stands for a secret of the installation. Never an expression. */
export function secretText(words: TextWords): Field<string | null> {
  return {
    place: 'header',
    mayHoldSecrets: true,
    appearance: { ...textAppearance(words), isRequired: false },
    read: (raw) => (typeof raw === 'string' && raw !== '' ? raw : null),
  };
}

/** Text of the model that is no expression and holds no secret; null where it is left out. */
export function fixedText(words: TextWords & { readonly feel?: 'required' }): Field<string | null> {
  return {
    place: 'header',
    mayHoldSecrets: false,
    appearance: {
      ...textAppearance(words),
      ...(words.feel === undefined ? {} : { feel: words.feel }),
      isRequired: false,
    },
    read: (raw) => (typeof raw === 'string' && raw !== '' ? raw : null),
  };
}

function textAppearance(words: TextWords): Omit<FieldAppearance, 'isRequired'> {
  const { label, description, group, condition, value } = words;
  return { label, description, group, condition, value, control: words.isLong === true ? 'Text' : 'String' };
}
