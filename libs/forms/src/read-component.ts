import { compileExpression, type CompiledExpression, type JsonObject, type JsonValue } from '@vorgang/feel';
import { RE2JS } from 're2js';
import { isJsonObject, readAnswer } from './answer-path.js';
import { splitDate } from './calendar-date.js';
import type { DateLimit, FieldRule, FormProblem } from './form-definition.js';

/** A component of a form file while it is read, and where its problems go. */
export interface ComponentReader {
  readonly component: JsonObject;
  readonly elementId: string;
  readonly problems: FormProblem[];
}

const RULES: readonly FieldRule[] = [
  'required',
  'invalid',
  'minLength',
  'maxLength',
  'pattern',
  'characters',
  'min',
  'max',
  'rule',
];

/** Custom properties of a component: form-js keeps them as texts, and so the extension lives there. */
export function readProperty(reader: ComponentReader, name: string): string | undefined {
  const properties = reader.component.properties;
  return isJsonObject(properties) && Object.hasOwn(properties, name)
    ? readOptionalText(properties[name])
    : undefined;
}

/** A FEEL expression at a dotted path of the component, written with a leading `=`. */
export function readExpression(reader: ComponentReader, path: string): CompiledExpression | undefined {
  return compile(reader, path, readAnswer(reader.component, path));
}

/** A FEEL expression among the custom properties. */
export function readPropertyExpression(
  reader: ComponentReader,
  name: string,
): CompiledExpression | undefined {
  return compile(reader, `properties.${name}`, readProperty(reader, name));
}

function compile(
  reader: ComponentReader,
  path: string,
  source: JsonValue | undefined,
): CompiledExpression | undefined {
  if (source === undefined || source === null || source === '') return undefined;
  if (typeof source !== 'string' || !source.startsWith('=')) {
    report(reader, 'expression', `"${path}" is not a FEEL expression.`, 'Write it with a leading "=".');
    return undefined;
  }
  const compiled = compileExpression(source.slice(1).trim());
  if (compiled.ok) return compiled.expression;
  report(
    reader,
    'expression',
    `"${path}" is not FEEL: ${compiled.problem.message}`,
    `Mend the expression ${source}.`,
  );
  return undefined;
}

/** A whole number at a dotted path; form-js also keeps numbers as texts. */
export function readNumber(reader: ComponentReader, path: string): number | undefined {
  const value = readAnswer(reader.component, path);
  if (value === undefined || value === null || value === '') return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number;
  report(
    reader,
    'number',
    `"${path}" is not a number.`,
    'Write a fixed number; expressions are not supported here.',
  );
  return undefined;
}

export function readPattern(reader: ComponentReader): string | undefined {
  const pattern = readAnswer(reader.component, 'validate.pattern');
  if (typeof pattern !== 'string' || pattern === '') return undefined;
  try {
    RE2JS.compile(pattern);
    return pattern;
  } catch (error) {
    report(
      reader,
      'pattern',
      `The pattern is not RE2: ${(error as Error).message}.`,
      'Leave out look-around and back references.',
    );
    return undefined;
  }
}

/** A date limit among the custom properties: `YYYY-MM-DD` or FEEL. */
export function readDateLimit(reader: ComponentReader, name: 'min' | 'max'): DateLimit | undefined {
  const text = readProperty(reader, name);
  if (text === undefined) return undefined;
  if (text.startsWith('=')) {
    const expression = readPropertyExpression(reader, name);
    return expression && { kind: 'feel', expression };
  }
  if (splitDate(text) && text.length === 10) return { kind: 'fixed', date: text };
  report(
    reader,
    'date-limit',
    `"properties.${name}" is not a date.`,
    'Write YYYY-MM-DD or FEEL with a leading "=".',
  );
  return undefined;
}

/** Own messages of a field: custom properties named `message.<rule>`. */
export function readMessages(reader: ComponentReader): Partial<Record<FieldRule, string>> {
  return Object.fromEntries(
    RULES.flatMap((rule) => {
      const message = readProperty(reader, `message.${rule}`);
      return message === undefined ? [] : [[rule, message]];
    }),
  );
}

/** One of the words that a custom property may hold; the first is what absence means. */
export function readWord<Word extends string>(
  reader: ComponentReader,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const value = readProperty(reader, name) ?? words[0];
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  report(
    reader,
    'property',
    `"properties.${name}" cannot be "${value}".`,
    `Use one of: ${words.join(', ')}.`,
  );
  return words[0];
}

export function readOptionalText(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function report(reader: ComponentReader, rule: string, message: string, fix: string): void {
  reader.problems.push({ elementId: reader.elementId, rule, message, fix });
}
