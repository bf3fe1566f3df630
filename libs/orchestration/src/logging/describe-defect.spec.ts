import { expect, test } from 'vitest';
import { describeDefect } from './describe-defect.js';

test('the log says where a defect happened, and nothing of the data that it quotes', () => {
  let thrown: unknown;
  try {
    JSON.parse('Ada Muster');
  } catch (error) {
    thrown = error;
  }
  const text = describeDefect(thrown);
  expect(text).toMatch(/^SyntaxError\n\s+at /);
  expect(text).not.toContain('Ada');
  expect(describeDefect('Ada Muster')).toBe('thrown string');
});
