import { expect, test } from 'vitest';
import { isOneTimeCode, newSecret, showSecret, stepOfCode } from './one-time-codes.js';

const secret = Buffer.from('12345678901234567890');

// RFC 6238, appendix B: the last six digits of the codes with SHA-1.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('RFC 6238, appendix B: at second %i the code is %s', (second, code) => {
  expect(stepOfCode(secret, code, second * 1000)).toBe(Math.floor(second / 30));
});

test('a code holds in its own half minute and in those before and after', () => {
  const at = 1_234_567_890_000;
  const step = Math.floor(at / 30_000);
  expect([-60, -30, 0, 30, 60].map((seconds) => stepOfCode(secret, '005924', at + seconds * 1000))).toEqual([
    null,
    step,
    step,
    step,
    null,
  ]);
  expect(stepOfCode(secret, '005925', at)).toBeNull();
});

test('an app takes the secret from the address', () => {
  const { text, address } = showSecret(secret, 'Vorgang Nordwatt', 'mia@kreis');
  expect(text).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  const { protocol, host, pathname, searchParams } = new URL(address);
  expect([protocol, host, decodeURIComponent(pathname)]).toEqual([
    'otpauth:',
    'totp',
    '/Vorgang Nordwatt:mia@kreis',
  ]);
  expect(Object.fromEntries(searchParams)).toEqual({
    issuer: 'Vorgang Nordwatt',
    secret: text,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  });
});

test('each secret is another one', () => {
  expect(new Set(Array.from({ length: 100 }, () => newSecret().toString('hex'))).size).toBe(100);
  expect(newSecret()).toHaveLength(20);
});

test.each(['12345', '1234567', '12345a', ' 12345', '１２３４５６', ''])('%s is no code', (text) =>
  expect(isOneTimeCode(text)).toBe(false),
);
