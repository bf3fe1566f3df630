/** Splits a list of tests at its commas, but not at those inside of texts and brackets. */
export function splitTests(source: string): readonly string[] {
  const tests: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '(' || character === '[' || character === '{')) depth += 1;
    else if (!quoted && (character === ')' || character === ']' || character === '}')) depth -= 1;
    else if (!quoted && depth === 0 && character === ',') {
      tests.push(source.slice(start, index));
      start = index + 1;
    }
  }
  return [...tests, source.slice(start)].filter((test) => test.trim() !== '');
}
