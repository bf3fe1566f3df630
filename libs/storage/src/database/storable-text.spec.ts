import { expect, test } from 'vitest';
import { storableText } from './storable-text.js';

test('ordinary text stays as it is, whole surrogate pairs included', () => {
  expect(storableText('Größe 😀\n')).toBe('Größe 😀\n');
});

test('what PostgreSQL cannot hold is marked', () => {
  expect(storableText('a\u0000b\ud800c')).toBe('a\uFFFDb\uFFFDc');
});
