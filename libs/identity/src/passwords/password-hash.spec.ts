import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from './password-hash.js';

test('a hashed password is recognised, another one is not', async () => {
  const stored = await hashPassword('Möwe und Deich');
  expect(await verifyPassword('Möwe und Deich', stored)).toBe(true);
  expect(await verifyPassword('Möwe und Deich ', stored)).toBe(false);
});

test('the same password never gives the same hash twice', async () => {
  expect(await hashPassword('demo')).not.toBe(await hashPassword('demo'));
});

test('a damaged hash lets nobody in', async () => {
  expect(await verifyPassword('', 'scrypt$$$$$')).toBe(false);
  expect(await verifyPassword('demo', 'demo')).toBe(false);
});

test('a hash costs what OWASP asks for; one that was made cheaper is still recognised', async () => {
  expect(await hashPassword('demo')).toMatch(/^scrypt\$32768\$8\$3\$/);
  const older = 'scrypt$32768$8$1$AAECAwQFBgcICQoLDA0ODw$9VmNPLE9SXr0CfKrvQlqX3kGofrN1fzdO2i_NVrIzPw';
  expect(await verifyPassword('demo', older)).toBe(true);
});
