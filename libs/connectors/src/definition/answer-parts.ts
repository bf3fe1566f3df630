import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { AnswerOf, AnswerPart, AnswerParts } from './answer-part.js';
import { Misfit } from './field.js';

export function text(description: string): AnswerPart<string> {
  return { description, read: (raw) => (typeof raw === 'string' ? raw : new Misfit('text')) };
}

export function number(description: string): AnswerPart<number> {
  const fits = (raw: JsonValue | undefined) => typeof raw === 'number' && Number.isFinite(raw);
  return { description, read: (raw) => (fits(raw) ? (raw as number) : new Misfit('a number')) };
}

export function flag(description: string): AnswerPart<boolean> {
  return { description, read: (raw) => (typeof raw === 'boolean' ? raw : new Misfit('true or false')) };
}

/** A day as `YYYY-MM-DD`. */
export function day(description: string): AnswerPart<string> {
  return {
    description,
    read: (raw) =>
      typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw)
        ? raw
        : new Misfit('a day such as 2026-03-02'),
  };
}

/** Anything; null where it is absent. For content that another system decides. */
export function anything(description: string): AnswerPart<JsonValue> {
  return { description, read: (raw) => raw ?? null };
}

/** A context whose entries another system decides. */
export function context(description: string): AnswerPart<JsonObject> {
  return { description, read: (raw) => (isContext(raw) ? raw : new Misfit('a context')) };
}

/** A context with these entries. */
export function entries<const Of extends AnswerParts>(
  description: string,
  of: Of,
): AnswerPart<AnswerOf<Of> & JsonObject> {
  return {
    description,
    read: (raw) => {
      if (!isContext(raw)) return new Misfit('a context');
      const read = readEntries(of, raw);
      return read instanceof Misfit ? read : (read as AnswerOf<Of> & JsonObject);
    },
  };
}

/** A list of such things. */
export function list<Value extends JsonValue>(of: AnswerPart<Value>): AnswerPart<readonly Value[]> {
  return {
    description: of.description,
    read: (raw) => {
      if (!Array.isArray(raw)) return new Misfit('a list');
      const values = (raw as readonly JsonValue[]).map((each) => of.read(each));
      return values.find((value) => value instanceof Misfit) ?? (values as readonly Value[]);
    },
  };
}

/** The same, or null. */
export function optional<Value extends JsonValue>(of: AnswerPart<Value>): AnswerPart<Value | null> {
  return { description: of.description, read: (raw) => (raw == null ? null : of.read(raw)) };
}

/** The entries that are declared, and no others; a misfit names the first that does not fit. */
export function readEntries(parts: AnswerParts, raw: JsonObject): JsonObject | Misfit {
  const values: Record<string, JsonValue> = {};
  for (const [name, part] of Object.entries(parts)) {
    const value = part.read(Object.hasOwn(raw, name) ? raw[name] : undefined);
    if (value instanceof Misfit) return new Misfit(`${value.expected} in "${name}"`);
    values[name] = value;
  }
  return values;
}

function isContext(raw: JsonValue | undefined): raw is JsonObject {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
