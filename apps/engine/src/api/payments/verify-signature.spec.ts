import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { isGenuine } from './verify-signature.js';

const now = Date.UTC(2026, 0, 5, 12);
const timestamp = String(now / 1000);
const bytes = Buffer.from('{"state":"PAID"}');

function sign(text: string, secret = 'secret'): string {
  return `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
}

test('a notification signed with the shared secret is genuine', () => {
  expect(isGenuine({ bytes, timestamp, signature: sign(`${timestamp}.${bytes}`) }, 'secret', now)).toBe(true);
});

test.each([
  ['signed with another secret', { bytes, timestamp, signature: sign(`${timestamp}.${bytes}`, 'other') }],
  [
    'with a changed body',
    { bytes: Buffer.from('{"state":"OPEN"}'), timestamp, signature: sign(`${timestamp}.${bytes}`) },
  ],
  [
    'with another time',
    { bytes, timestamp: String(now / 1000 - 10), signature: sign(`${timestamp}.${bytes}`) },
  ],
  ['without a signature', { bytes, timestamp, signature: undefined }],
  ['without a time', { bytes, timestamp: undefined, signature: sign(`${timestamp}.${bytes}`) }],
  ['without a body', { bytes: undefined, timestamp, signature: sign(`${timestamp}.`) }],
])('a notification %s is refused', (_name, notification) => {
  expect(isGenuine(notification, 'secret', now)).toBe(false);
});

test('an old notification is refused even with a right signature', () => {
  const later = now + 301_000;
  expect(isGenuine({ bytes, timestamp, signature: sign(`${timestamp}.${bytes}`) }, 'secret', later)).toBe(
    false,
  );
});
