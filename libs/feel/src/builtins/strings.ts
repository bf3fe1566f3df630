import type { Evaluation } from '../evaluate/evaluation.js';
import { typeName } from '../values/comparison.js';
import type { FeelList, FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { list, numeric, nullable, optional, text } from './parameters.js';

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
    signature([text('string')], (evaluation, string) => allocated(string, evaluation).toUpperCase()),
  ),
  define(
    'lower case',
    signature([text('string')], (evaluation, string) => allocated(string, evaluation).toLowerCase()),
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
    signature([text('string')], (evaluation, string) => allocated(string, evaluation).trim()),
  ),
  define(
    'is blank',
    signature([text('string')], (evaluation, string) => allocated(string, evaluation).trim() === ''),
  ),
  define(
    'to base64',
    signature([text('value')], (evaluation, string) => toBase64(allocated(string, evaluation))),
  ),
];

/** A text of which a changed copy is made next. */
function allocated(source: string, evaluation: Evaluation): string {
  evaluation.allocate(source.length);
  return source;
}

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
