/** Texts, comments, and what a type follows. */
const TOKENS = /"(?:\\[\s\S]|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\binstance\s+of\s+|\bfunction\s*\(/g;

const RANGE_TYPE = /\brange(?=\s*<)/g;

/**
 * Writes the type `range<T>` (DMN 1.5, grammar rule 52) as `list <T>`, of the same length, because the parser's grammar
 * knows only the latter. Who compiles the type reads in the original text which of the two it is.
 */
export function writeRangeTypesAsLists(source: string): string {
  if (!source.includes('range')) return source;
  let result = source;
  for (const match of source.matchAll(TOKENS)) {
    const from = match.index + match[0].length;
    const end = endOfTypes(source, match[0], from);
    if (end > from)
      result =
        result.slice(0, from) + source.slice(from, end).replace(RANGE_TYPE, 'list ') + result.slice(end);
  }
  return result;
}

/** Where the types end that begin at a place: behind the last `>` of one type, or at the bracket after parameters. */
function endOfTypes(source: string, token: string, from: number): number {
  if (token.endsWith('(')) return source.indexOf(')', from);
  if (!token.startsWith('instance')) return from;
  const opening = /^(?:range|list|context|function)\s*</.exec(source.slice(from, from + 200));
  if (opening === null) return from;
  let depth = 0;
  for (let index = from; index < source.length; index += 1) {
    const character = source[index];
    if (character === '<') depth += 1;
    else if (character === '>' && source[index - 1] !== '-') depth -= 1;
    else continue;
    if (depth === 0) return index + 1;
  }
  return from;
}
