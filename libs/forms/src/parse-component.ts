import type { JsonObject, JsonValue } from '@vorgang/feel';
import { isAnswerKey, isJsonObject, readAnswer } from './answer-path.js';
import type { Choice, FormField, FormPart, FormProblem, TextField } from './form-definition.js';
import {
  readDateLimit,
  readExpression,
  readMessages,
  readNumber,
  readOptionalText,
  readPattern,
  readProperty,
  readPropertyExpression,
  readWord,
  report,
  type ComponentReader,
} from './read-component.js';

/** Components that only decorate: the page has its own spacing and buttons. */
const DECORATION = new Set(['separator', 'spacer', 'button']);

/** Reads one form-js component. A list, because decoration gives nothing. */
export function parseComponent(
  component: JsonObject,
  place: string,
  problems: FormProblem[],
): readonly FormPart[] {
  const elementId = readOptionalText(component.key) ?? readOptionalText(component.id) ?? place;
  const reader: ComponentReader = { component, elementId, problems };
  const type = readOptionalText(component.type) ?? '';
  if (DECORATION.has(type)) return [];
  if (type === 'text') return parseText(reader);
  const field = parseField(reader, type);
  return field ? [field] : [];
}

function parseText(reader: ComponentReader): readonly FormPart[] {
  const text = readOptionalText(reader.component.text) ?? '';
  if (text.startsWith('=') || text.includes('{{')) {
    report(reader, 'unsupported-property', 'Texts with expressions are not supported.', 'Write fixed text.');
  }
  const id = readOptionalText(reader.component.id) ?? reader.elementId;
  return [{ kind: 'content', id, text, hiddenWhen: readExpression(reader, 'conditional.hide') }];
}

function parseField(reader: ComponentReader, type: string): FormField | null {
  switch (type) {
    case 'textfield':
      return { ...fieldBase(reader), ...textRules(reader), kind: 'text' };
    case 'textarea':
      return { ...fieldBase(reader), ...textRules(reader), kind: 'longText' };
    case 'number':
      return {
        ...fieldBase(reader),
        kind: 'number',
        min: readNumber(reader, 'validate.min'),
        max: readNumber(reader, 'validate.max'),
        decimalDigits: readNumber(reader, 'decimalDigits') ?? 0,
      };
    case 'datetime':
      return parseDate(reader);
    case 'checkbox':
      return { ...fieldBase(reader), kind: 'checkbox' };
    case 'radio':
    case 'select':
    case 'checklist':
      return { ...fieldBase(reader), kind: type, choices: readChoices(reader) };
    default:
      report(
        reader,
        'unsupported-component',
        `Components of type "${type}" are not supported.`,
        'Use text field, text area, number, date, checkbox, radio, select, checklist, text view or group.',
      );
      return null;
  }
}

function parseDate(reader: ComponentReader): FormField {
  if ((reader.component.subtype ?? 'date') !== 'date') {
    report(
      reader,
      'unsupported-property',
      'Only dates without a time are supported.',
      'Set "subtype" to "date".',
    );
  }
  return {
    ...fieldBase(reader),
    kind: 'date',
    min: readDateLimit(reader, 'min'),
    max: readDateLimit(reader, 'max'),
  };
}

function fieldBase(reader: ComponentReader) {
  const { component } = reader;
  const key = readOptionalText(component.key) ?? '';
  if (!isAnswerKey(key)) {
    report(
      reader,
      'key',
      `"${key}" cannot be the key of a field.`,
      'Use letters, digits and _, parts separated by dots.',
    );
  }
  const label = readOptionalText(component.label ?? component.dateLabel);
  if (label === undefined) {
    report(reader, 'label', 'The field has no label.', 'Give it one: without it nobody knows what is asked.');
  }
  if (isExpression(label) || isExpression(readOptionalText(component.description))) {
    report(
      reader,
      'unsupported-property',
      'Labels and descriptions with expressions are not supported.',
      'Write fixed text.',
    );
  }
  return {
    id: readOptionalText(component.id) ?? reader.elementId,
    key,
    label: label ?? '',
    hint: readOptionalText(component.description),
    required: readAnswer(component, 'validate.required') === true,
    summaryLabel: readProperty(reader, 'summaryLabel') ?? label ?? '',
    autocomplete: readProperty(reader, 'autocomplete'),
    messages: readMessages(reader),
    rule: readPropertyExpression(reader, 'rule'),
    hiddenWhen: readExpression(reader, 'conditional.hide'),
    defaultValue: component.defaultValue,
  };
}

function textRules(
  reader: ComponentReader,
): Pick<TextField, 'minLength' | 'maxLength' | 'pattern' | 'inputType' | 'characters' | 'normalise'> {
  const validation = readAnswer(reader.component, 'validate.validationType');
  return {
    minLength: readNumber(reader, 'validate.minLength'),
    maxLength: readNumber(reader, 'validate.maxLength'),
    pattern: readPattern(reader),
    inputType: validation === 'email' ? 'email' : validation === 'phone' ? 'tel' : 'text',
    characters: readWord(reader, 'characters', ['any', 'names']),
    normalise: readWord(reader, 'normalise', ['trim', 'digits', 'upperCase', 'lowerCase']),
  };
}

function readChoices(reader: ComponentReader): readonly Choice[] {
  const { values, valuesKey, valuesExpression } = reader.component;
  if (valuesKey !== undefined || valuesExpression !== undefined || !Array.isArray(values)) {
    report(
      reader,
      'choices',
      'Only a fixed list of choices is supported.',
      'Set "values" to a list of label and value.',
    );
    return [];
  }
  const choices = values.flatMap((choice: JsonValue) => readChoice(choice));
  if (choices.length !== values.length || choices.length === 0) {
    report(reader, 'choices', 'A choice has no label or no value.', 'Give each choice both.');
  }
  return choices;
}

function readChoice(choice: JsonValue): readonly Choice[] {
  if (!isJsonObject(choice)) return [];
  const value = readOptionalText(choice.value);
  const label = readOptionalText(choice.label);
  return value !== undefined && label !== undefined ? [{ value, label }] : [];
}

function isExpression(text: string | undefined): boolean {
  return text?.startsWith('=') ?? false;
}
