import { dictionary } from '@zxcvbn-ts/language-common';
import { expect, test } from 'vitest';
import { brokenPasswordRule } from './password-rules.js';

const sabine = {
  username: 'sabine.schroeder',
  name: 'Sabine Schröder',
  email: 's.schroeder@kreis-nordwatt.example',
  familiarWords: ['nordwatt', 'kreishaus'],
};

test.each([
  ['', 'too-short'],
  ['demo', 'too-short'],
  ['Möwe+12', 'too-short'],
  // Characters count, not the units in which they are stored.
  ['🐑🐑🐑🐑🐑🐑🐑', 'too-short'],
  ['ß'.repeat(1001), 'too-long'],
  ['12345678', 'frequent'],
  ['PassWord', 'frequent'],
  // The same password by other keys, as it is compared when somebody signs in.
  ['ｐassword', 'frequent'],
  ['sabine.schroeder', 'familiar-words'],
  ['Sabine.Schroeder1', 'familiar-words'],
  ['schröder-2026', 'familiar-words'],
  ['Kreishaus-Nordwatt', 'familiar-words'],
  ['Vorgang2026', 'familiar-words'],
  ['vorgang12345678', 'familiar-words'],
])('%s is refused: %s', async (password, rule) => {
  expect(await brokenPasswordRule(password, sabine)).toBe(rule);
});

test.each([
  'Ebbe+Flut',
  'wattwurm',
  'korrekt pferd batterie heftklammer',
  'Sabine Schröder mag Deiche im Sturm',
  'aaaa bbbb cccc 1234',
  '長い合言葉を選ぶ人',
  'ß'.repeat(1000),
])('%s is taken: nothing is asked of the kinds of characters', async (password) => {
  expect(await brokenPasswordRule(password, sabine)).toBeNull();
});

test('names of fewer than four letters forbid nothing', async () => {
  const setting = { username: 'al', name: 'Al Ba', email: 'al@k.de', familiarWords: ['am'] };
  expect(await brokenPasswordRule('alalalba', setting)).toBeNull();
});

test('the three thousand most frequent passwords that are long enough are refused', async () => {
  const most = dictionary['passwords-common'].filter(({ length }) => length >= 8).slice(0, 3000);
  expect(most).toHaveLength(3000);
  for (const password of most) expect(await brokenPasswordRule(password, sabine)).toBe('frequent');
});
