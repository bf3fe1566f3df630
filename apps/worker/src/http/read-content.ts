import type { JsonValue } from '@vorgang/feel';

const strictText = new TextDecoder('utf-8', { fatal: true });

/** JSON as JSON where the media type says so and it can be read; other text as text; null for everything else. */
export function readContent(mediaType: string | undefined, content: Buffer): JsonValue {
  if (content.length === 0) return null;
  const text = decode(content);
  if (text === null) return null;
  return isJson(mediaType) ? (parse(text) ?? text) : text;
}

function isJson(mediaType: string | undefined): boolean {
  return /^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i.test(mediaType ?? '');
}

/** PostgreSQL keeps no NUL character, so neither does a variable. */
function decode(content: Buffer): string | null {
  try {
    const text = strictText.decode(content);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
