import type { JsonObject, JsonValue } from '@vorgang/feel';

const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** Whether a dotted key can name an answer: FEEL-readable names, none of which reaches into prototypes. */
export function isAnswerKey(key: string): boolean {
  return key.split('.').every((name) => NAME.test(name) && !FORBIDDEN.has(name));
}

/** The answer at a dotted key, or undefined. Reads own properties only. */
export function readAnswer(answers: JsonObject, key: string): JsonValue | undefined {
  let value: JsonValue | undefined = answers;
  for (const name of key.split('.')) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** A copy of the answers with one changed; undefined removes it, and a parent that it leaves empty. */
export function withAnswer(answers: JsonObject, key: string, value: JsonValue | undefined): JsonObject {
  const [name, ...rest] = key.split('.') as [string, ...string[]];
  const next = rest.length === 0 ? value : childWithAnswer(answers[name], rest.join('.'), value);
  const { [name]: _replaced, ...others } = answers;
  return next === undefined ? others : { ...answers, [name]: next };
}

function childWithAnswer(
  child: JsonValue | undefined,
  key: string,
  value: JsonValue | undefined,
): JsonObject | undefined {
  const changed = withAnswer(isJsonObject(child) ? child : {}, key, value);
  return Object.keys(changed).length === 0 ? undefined : changed;
}

/** Dotted keys of all leaves, for the refusal of fields that a form does not have. */
export function leafKeys(answers: JsonObject, prefix = ''): readonly string[] {
  return Object.entries(answers).flatMap(([name, value]) =>
    isJsonObject(value) ? leafKeys(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
