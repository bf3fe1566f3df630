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
  // What nobody sees makes it no longer, and hides nothing.
  ['\u200b'.repeat(8), 'too-short'],
  ['Möwe\u200b\u200c\u200d\ufeff\u00ad+1', 'too-short'],
  ['iloveyou'.split('').join('\u200b'), 'frequent'],
  ['Sab\u00adine.Schro\u200deder1', 'familiar-words'],
  [`Ebbe+Flut${'\u200b'.repeat(1000)}`, 'too-long'],
  [' '.repeat(8), 'one-character'],
  [' \t\u00a0\u2003 \u1680\n\u3000', 'one-character'],
  ['ß'.repeat(20), 'one-character'],
  ['qQqQqQqQq', 'one-character'],
  ['Ebbe+Flut\ud83d', 'no-text'],
  ['\udc11'.repeat(8), 'no-text'],
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
  'ßä'.repeat(500),
  'Ebbe\u200b+Flut',
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
