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
