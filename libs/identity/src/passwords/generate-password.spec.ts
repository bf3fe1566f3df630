import { expect, test } from 'vitest';
import { generatePassword } from './generate-password.js';
import { brokenPasswordRule } from './password-rules.js';

test('a made password can be read out, is another one each time, and breaks no rule', async () => {
  const made = Array.from({ length: 200 }, generatePassword);
  expect(new Set(made).size).toBe(made.length);
  for (const password of made) {
    expect(password).toMatch(/^[a-km-z2-9]{5}(-[a-km-z2-9]{5}){3}$/);
    expect(await brokenPasswordRule(password, { username: 'mia', familiarWords: ['Nordwatt'] })).toBeNull();
  }
});
