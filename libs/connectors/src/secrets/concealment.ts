import type { JsonObject, JsonValue } from '@vorgang/feel';

const cover = '***';
/** Shorter texts would cover half of every sentence; they are no secrets. */
const shortest = 4;

/** The secrets that one run has used: covers them wherever they come back, in answers and in messages. */
export class Concealment {
  private readonly texts = new Set<string>();

  add(text: string): void {
    if (text.length >= shortest) this.texts.add(text);
  }

  cleanText(text: string): string {
    // The longest first: a secret may be part of another.
    const known = [...this.texts].sort((one, other) => other.length - one.length);
    return known.reduce((cleaned, secret) => cleaned.replaceAll(secret, cover), text);
  }

  clean(value: JsonObject): JsonObject {
    return this.texts.size === 0 ? value : (this.cleanValue(value) as JsonObject);
  }

  private cleanValue(value: JsonValue): JsonValue {
    if (typeof value === 'string') return this.cleanText(value);
    if (Array.isArray(value)) return value.map((each: JsonValue) => this.cleanValue(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [
        this.cleanText(name),
        this.cleanValue(entry as JsonValue),
      ]),
    );
  }
}
