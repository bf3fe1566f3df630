import type { Evaluation } from '../evaluate/evaluation.js';
import { typeName } from '../values/comparison.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { list, numeric, nullable, optional, text } from './parameters.js';
import { compilePattern, spendMatching } from './regular-expressions.js';

export const STRING_BUILTINS = [
  define(
    'substring',
    signature(
      [text('string'), numeric('start position'), optional(numeric('length'))],
      (evaluation, string, start, length) => {
        evaluation.spend(string.length >> 1);
        return substring(
          string,
          Math.trunc(Number(start)),
          length === undefined ? Infinity : Math.trunc(Number(length)),
          evaluation,
        );
      },
    ),
  ),
  define(
    'string length',
    signature([text('string')], (evaluation, string) => {
      evaluation.spend(string.length >> 4);
      return countCharacters(string);
    }),
  ),
  define(
    'upper case',
    signature([text('string')], (evaluation, string) => sized(string.toUpperCase(), evaluation)),
  ),
  define(
    'lower case',
    signature([text('string')], (evaluation, string) => sized(string.toLowerCase(), evaluation)),
  ),
  define(
    'substring before',
    signature([text('string'), text('match')], (evaluation, string, match) => {
      evaluation.spend(string.length >> 2);
      const index = string.indexOf(match);
      return index < 0 ? '' : string.slice(0, index);
    }),
  ),
  define(
    'substring after',
    signature([text('string'), text('match')], (evaluation, string, match) => {
      evaluation.spend(string.length >> 2);
      const index = string.indexOf(match);
      return index < 0 ? '' : string.slice(index + match.length);
    }),
  ),
  define(
    'contains',
    signature([text('string'), text('match')], (evaluation, string, match) => {
      evaluation.spend(string.length >> 2);
      return string.includes(match);
    }),
  ),
  define(
    'starts with',
    signature([text('string'), text('match')], (_evaluation, string, match) => string.startsWith(match)),
  ),
  define(
    'ends with',
    signature([text('string'), text('match')], (_evaluation, string, match) => string.endsWith(match)),
  ),
  define(
    'replace',
    signature(
      [text('input'), text('pattern'), text('replacement'), optional(nullable(text('flags')))],
      (evaluation, input, pattern, replacement, flags) =>
        replace(input, pattern, replacement, flags ?? '', evaluation),
    ),
  ),
  define(
    'matches',
    signature(
      [text('input'), text('pattern'), optional(nullable(text('flags')))],
      (evaluation, input, pattern, flags) => {
        const compiled = compilePattern(pattern, flags ?? '', evaluation);
        if (compiled === null) return null;
        spendMatching(input, pattern, evaluation);
        return compiled.matcher(input).find();
      },
    ),
  ),
  define(
    'split',
    signature([text('string'), text('delimiter')], (evaluation, string, delimiter) =>
      split(string, delimiter, evaluation),
    ),
  ),
  define(
    'extract',
    signature([text('string'), text('pattern')], (evaluation, string, pattern) =>
      extract(string, pattern, evaluation),
    ),
  ),
  define(
    'string join',
    signature([list('list'), optional(nullable(text('delimiter')))], (evaluation, parts, delimiter) =>
      join(parts, delimiter ?? '', evaluation),
    ),
    signature(
      [list('list'), text('delimiter'), text('prefix'), text('suffix')],
      (evaluation, parts, delimiter, prefix, suffix) => {
        const joined = join(parts, delimiter, evaluation);
        return joined === null ? null : sized(prefix + joined + suffix, evaluation);
      },
    ),
  ),
  define(
    'trim',
    signature([text('string')], (evaluation, string) => sized(string.trim(), evaluation)),
  ),
  define(
    'is blank',
    signature([text('string')], (evaluation, string) => sized(string.trim(), evaluation) === ''),
  ),
  define(
    'to base64',
    signature([text('value')], (evaluation, string) => sized(toBase64(string), evaluation)),
  ),
];

function sized(value: string, evaluation: Evaluation): string {
  evaluation.allocate(value.length);
  return value;
}

/** Characters are code points, not UTF-16 units. */
function countCharacters(string: string): number {
  let count = 0;
  for (let index = 0; index < string.length; index += 1) {
    const unit = string.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff && index + 1 < string.length) index += 1;
    count += 1;
  }
  return count;
}

function substring(string: string, start: number, length: number, evaluation: Evaluation): FeelValue {
  const characters = Array.from(string);
  if (start === 0 || Math.abs(start) > characters.length || length < 1) {
    return evaluation.warn(
      'OUT_OF_RANGE',
      `The string has ${characters.length} characters; there is no part of length ${length} from place ${start}. Places count from 1.`,
    );
  }
  const from = start > 0 ? start - 1 : characters.length + start;
  return characters.slice(from, from + length).join('');
}

function replace(
  input: string,
  pattern: string,
  replacement: string,
  flags: string,
  evaluation: Evaluation,
): FeelValue {
  const compiled = compilePattern(pattern, flags, evaluation);
  if (compiled === null) return null;
  spendMatching(input, pattern, evaluation);
  const matcher = compiled.matcher(input);
  const parts: string[] = [];
  let size = 0;
  let end = 0;
  const emit = (part: string): void => {
    size += part.length;
    evaluation.checkSize(size);
    parts.push(part);
  };
  while (matcher.find()) {
    evaluation.spend(2);
    emit(input.slice(end, matcher.start()));
    emit(
      flags.includes('q')
        ? replacement
        : expand(replacement, matcher.groupCount(), (group) => matcher.group(group) ?? ''),
    );
    end = matcher.end();
  }
  emit(input.slice(end));
  return parts.join('');
}

/** Fills `$1` with what the group matched; a backslash takes the meaning from `$` and itself. */
function expand(replacement: string, groups: number, group: (index: number) => string): string {
  if (!/[$\\]/.test(replacement)) return replacement;
  return replacement.replace(/\\([\\$])|\$(\d+)/g, (_whole, escaped?: string, digits?: string) => {
    if (escaped !== undefined) return escaped;
    const reference = digits ?? '0';
    // The longest run of digits that names a group counts; the rest is text.
    for (let length = reference.length; length > 0; length -= 1) {
      const index = Number(reference.slice(0, length));
      if (index <= groups || length === 1)
        return (index <= groups ? group(index) : '') + reference.slice(length);
    }
    return '';
  });
}

function split(string: string, delimiter: string, evaluation: Evaluation): FeelValue {
  const compiled = compilePattern(delimiter, '', evaluation);
  if (compiled === null) return null;
  spendMatching(string, delimiter, evaluation);
  const matcher = compiled.matcher(string);
  const parts: string[] = [];
  let end = 0;
  while (matcher.find()) {
    if (matcher.end() === matcher.start()) continue;
    parts.push(string.slice(end, matcher.start()));
    evaluation.spend(1);
    evaluation.checkSize(parts.length);
    end = matcher.end();
  }
  parts.push(string.slice(end));
  return parts;
}

function extract(string: string, pattern: string, evaluation: Evaluation): FeelValue {
  const compiled = compilePattern(pattern, '', evaluation);
  if (compiled === null) return null;
  spendMatching(string, pattern, evaluation);
  const matcher = compiled.matcher(string);
  const found: string[] = [];
  while (matcher.find()) {
    found.push(matcher.group() ?? '');
    evaluation.spend(1);
    evaluation.checkSize(found.length);
  }
  return found;
}

function join(parts: FeelList, delimiter: string, evaluation: Evaluation): string | null {
  const strings: string[] = [];
  let size = 0;
  for (const part of parts) {
    if (part === null) continue;
    if (typeof part !== 'string')
      return evaluation.warn(
        'INVALID_TYPE',
        `string join takes strings, not a ${typeName(part)}. Use string(...) first.`,
      );
    strings.push(part);
    size += part.length + delimiter.length;
    evaluation.spend(1);
  }
  evaluation.allocate(size);
  return strings.join(delimiter);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function toBase64(string: string): string {
  const bytes = new TextEncoder().encode(string);
  let result = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first, second, third] = [bytes[index] ?? 0, bytes[index + 1], bytes[index + 2]];
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    result += BASE64.charAt(bits >> 18) + BASE64.charAt((bits >> 12) & 63);
    result += second === undefined ? '=' : BASE64.charAt((bits >> 6) & 63);
    result += third === undefined ? '=' : BASE64.charAt(bits & 63);
  }
  return result;
}
