/** An escape, a class with another taken away from it, a class, or a dot. */
const PARTS =
  /\\(?:[pP]\{(?<block>Is[\w-]+)\}|(?<escaped>[\s\S]))|\[(?<kept>\^?(?:\\.|[^\\[\]])+)-\[(?<removed>\^?(?:\\.|[^\\[\]])+)\]\]|(?<simple>\[\^?(?:\\.|[^\\[\]])*\])|(?<dot>\.)/g;

/** Writes what XPath's regular expressions (XML Schema Part 2, appendix G) have and the matcher does not. */
export function translatePattern(pattern: string, flags: string): string {
  return pattern.replace(PARTS, (whole, ...rest: unknown[]) => {
    // The named groups come last; those that did not match are undefined.
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups['block'] !== undefined) return blockClass(groups['block'], whole.startsWith('\\P'));
    if (groups['escaped'] !== undefined) return nameClasses[groups['escaped']] ?? whole;
    if (groups['kept'] !== undefined) return subtract(groups['kept'], groups['removed'] ?? '');
    if (groups['simple'] !== undefined) return whole.replace(/\\([icIC])/g, (escape) => innerClass(escape));
    // Without the flag s a dot is no end of a line, and a carriage return is one.
    return flags.includes('s') ? whole : '[^\\n\\r]';
  });
}

/** Classes for the names of XML. */
const nameClasses: Readonly<Record<string, string>> = {
  i: '[_:\\p{L}]',
  I: '[^_:\\p{L}]',
  c: '[-._:\\p{L}\\p{N}]',
  C: '[^-._:\\p{L}\\p{N}]',
};

/** Inside of another class the brackets are dropped. */
function innerClass(escape: string): string {
  const written = nameClasses[escape.slice(1)];
  return written === undefined || written.startsWith('[^') ? escape : written.slice(1, -1);
}

/** Blocks of Unicode that European names and texts are written in. */
const blocks: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\x{0}-\\x{7F}',
  'IsLatin-1Supplement': '\\x{80}-\\x{FF}',
  'IsLatinExtended-A': '\\x{100}-\\x{17F}',
  'IsLatinExtended-B': '\\x{180}-\\x{24F}',
  IsLatinExtendedAdditional: '\\x{1E00}-\\x{1EFF}',
  IsCombiningDiacriticalMarks: '\\x{300}-\\x{36F}',
  IsGreek: '\\x{370}-\\x{3FF}',
  IsGreekandCoptic: '\\x{370}-\\x{3FF}',
  IsCyrillic: '\\x{400}-\\x{4FF}',
  IsGeneralPunctuation: '\\x{2000}-\\x{206F}',
  IsCurrencySymbols: '\\x{20A0}-\\x{20CF}',
};

function blockClass(name: string, negated: boolean): string {
  const range = blocks[name.replaceAll(/\s/g, '')];
  // A block that is not known makes the pattern unreadable, and that is told.
  return range === undefined ? `\\p{${name}}` : `[${negated ? '^' : ''}${range}]`;
}

const LAST_CHARACTER = 0x10ffff;

type CharacterRange = readonly [number, number];

/** A class without the characters of another; both of single characters and ranges of them. */
function subtract(kept: string, removed: string): string {
  const left = readClass(kept);
  const right = readClass(removed);
  // The matcher refuses the nested class, and that is told.
  if (left === null || right === null) return `[${kept}-[${removed}]]`;
  const rest = left.flatMap((range) => without(range, right));
  return rest.length === 0
    ? '[^\\x{0}-\\x{10FFFF}]'
    : `[${rest.map(([from, to]) => `\\x{${from.toString(16)}}-\\x{${to.toString(16)}}`).join('')}]`;
}

function without(range: CharacterRange, removed: readonly CharacterRange[]): readonly CharacterRange[] {
  let rest: readonly CharacterRange[] = [range];
  for (const [from, to] of removed) {
    rest = rest.flatMap(([start, end]): CharacterRange[] => {
      if (to < start || from > end) return [[start, end]];
      const pieces: CharacterRange[] = [];
      if (start < from) pieces.push([start, from - 1]);
      if (end > to) pieces.push([to + 1, end]);
      return pieces;
    });
  }
  return rest;
}

/** The ranges of a class; null where it names classes such as `\d`. */
function readClass(source: string): readonly CharacterRange[] | null {
  const isNegated = source.startsWith('^');
  const ranges: CharacterRange[] = [];
  const characters = /(?:\\(?<escaped>[^a-zA-Z0-9])|(?<plain>[^\\]))/gu;
  const points: number[] = [];
  let read = 0;
  for (const match of source.slice(isNegated ? 1 : 0).matchAll(characters)) {
    points.push((match.groups?.['escaped'] ?? match.groups?.['plain'] ?? '').codePointAt(0) ?? 0);
    read += match[0].length;
  }
  if (read !== source.length - (isNegated ? 1 : 0)) return null;
  const dash = 0x2d;
  for (let index = 0; index < points.length; index += 1) {
    const from = points[index]!;
    const to = points[index + 1] === dash ? points[index + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) index += 2;
  }
  return isNegated ? without([0, LAST_CHARACTER], ranges) : ranges;
}
