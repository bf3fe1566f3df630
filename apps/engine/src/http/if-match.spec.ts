import { describe, expect, it } from 'vitest';
import { HttpProblem } from './problem.js';
import { readIfMatch } from './if-match.js';

describe('If-Match (RFC 9110, section 13.1.1)', () => {
  it.each<[string | undefined, string]>([
    ['"3"', 'the tag itself'],
    ['"2", "3"', 'a list with the tag'],
    ['"2","3" ,\t"4"', 'a list without blanks, or with many'],
    [', "3",,', 'a list with empty elements'],
    ['W/"3", "3"', 'a weak tag beside the strong one'],
    ['*', 'whatever there is'],
    [undefined, 'no condition'],
  ])('%s holds: %s', (header) => {
    expect(readIfMatch(header)('"3"')).toBe(true);
  });

  it.each([
    ['"2"', 'another tag'],
    ['"2", "4"', 'a list of others'],
    ['W/"3"', 'a weak tag, which is compared strongly'],
    ['"of-another-server"', 'a tag that this server never gives'],
    ['"2,3"', 'a tag with a comma in it'],
    ['""', 'an empty tag'],
  ])('%s does not hold: %s', (header) => {
    expect(hold(header)).toBe(false);
  });

  it.each<[string | undefined, boolean]>([
    ['"3"', false],
    ['*', false],
    [undefined, true],
  ])('%s for what is not there (any more): %s', (header, holds) => {
    expect(readIfMatch(header)(null)).toBe(holds);
  });

  it.each(['', ' ', ',', '3', '"3', '"3" "3"', 'w/"3"', '"3", yesterday', '*, "3"'])(
    '%j is refused by name',
    (header) => {
      expect(hold(header)).toEqual([{ field: 'If-Match', message: expect.stringContaining('ETags') }]);
    },
  );
});

/** Whether the condition holds for "3", or what is wrong with it. */
function hold(header: string): unknown {
  try {
    return readIfMatch(header)('"3"');
  } catch (error) {
    if (error instanceof HttpProblem) return error.errors;
    throw error;
  }
}
