import { PermanentFailure } from '@vorgang/connectors';
import type { JsonObject } from '@vorgang/feel';

/** Headers that belong to the connection, or that the connector itself sets. */
const reserved: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'proxy-authorization',
  'idempotency-key',
]);
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that an expression computed. */
export function computedHeaders(headers: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      if (value === null) return [];
      if (typeof value === 'object') throw wrong(name, 'its value is no text');
      return [checked(name, String(value))];
    }),
  );
}

/** Headers of the model's static text, a line each: `Name: value`. */
export function writtenHeaders(lines: string | null): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (lines ?? '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const colon = line.indexOf(':');
        if (colon < 1) throw new PermanentFailure('Each line of secretHeaders must be "Name: value".');
        return checked(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
      }),
  );
}

function checked(name: string, value: string): [string, string] {
  const lower = name.toLowerCase();
  if (!token.test(name)) throw wrong(name, 'its name is none');
  if (reserved.has(lower)) throw wrong(name, 'it is set by the connector itself');
  // Latin-1 without control characters (RFC 9110 section 5.5): no second header hides in a value.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw wrong(name, 'its value has characters that HTTP forbids');
  return [lower, value];
}

function wrong(name: string, reason: string): PermanentFailure {
  return new PermanentFailure(`The header ${JSON.stringify(name)} cannot be sent: ${reason}.`);
}
