import { describe, expect, it } from 'vitest';
import { answer } from '../testing/answer.js';

describe('regular expressions of XPath that the matcher does not know (XPath and XQuery Functions 3.1, 5.6)', () => {
  it.each([
    ['a dot is no carriage return', 'matches("Mary\\u000DJones", "Mary.Jones")', false],
    ['with the flag s it is', 'matches("Mary\\u000DJones", "Mary.Jones", "s")', true],
    ['a dot in a class is a dot', 'matches("a", "^[.]$")', false],
    ['a class without another', 'matches("x", "^[A-Z-[OI]]$", "i")', true],
    ['what was taken away', 'matches("O", "^[A-Z-[OI]]$")', false],
    ['a negated class without another', 'matches("5", "^[^a-z-[5]]$")', false],
    ['a class of which nothing is left', 'matches("a", "[a-[a]]")', false],
    [
      'white space within an escape, with the flag x',
      'matches("hello world", "hello\\\\ sworld", "x")',
      true,
    ],
    ['a block', 'matches("Müller", "^\\\\p{IsBasicLatin}+$")', false],
    ['another block', 'matches("ü", "^\\\\p{IsLatin-1Supplement}$")', true],
    ['all but a block', 'matches("ü", "^\\\\P{IsBasicLatin}$")', true],
    ['a block nobody knows', 'matches("a", "\\\\p{IsNowhere}")', null],
    ['names of XML', 'matches("a:b", "^\\\\i\\\\c*$")', true],
    ['names of XML within a class', 'matches("a-", "^[\\\\i-]+$")', true],
    ['a reference to nothing', 'matches("abcd", "1[asd\\\\0]")', null],
  ])('%s', (_what, source, expected) => {
    expect(answer(source)).toBe(expected);
  });
});
