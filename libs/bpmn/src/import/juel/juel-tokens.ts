import { JuelProblem } from './juel-node.js';

export type JuelToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: string };

const SPACE = /\s+/y;
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const STRING = /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/sy;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const SYMBOL = /&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]]/y;

/** Operators that may be written as a word. Source: JSR 245, section 1.17. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['not', '!'],
  ['eq', '=='],
  ['ne', '!='],
  ['lt', '<'],
  ['gt', '>'],
  ['le', '<='],
  ['ge', '>='],
  ['div', '/'],
  ['mod', '%'],
]);

/** @throws JuelProblem at a character that no token begins with */
export function readTokens(expression: string): readonly JuelToken[] {
  const tokens: JuelToken[] = [];
  let offset = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = offset;
    const match = pattern.exec(expression);
    if (match !== null) offset += match[0].length;
    return match;
  };
  while (offset < expression.length) {
    if (take(SPACE) !== null) continue;
    const token = readToken(take);
    if (token === undefined) {
      throw new JuelProblem(`"${expression.slice(offset, offset + 10)}" is no part of the language.`);
    }
    tokens.push(token);
  }
  return tokens;
}

function readToken(take: (pattern: RegExp) => RegExpExecArray | null): JuelToken | undefined {
  const number = take(NUMBER);
  if (number !== null) return { kind: 'number', value: Number(number[0]) };
  const string = take(STRING);
  if (string !== null) {
    return { kind: 'string', value: (string[1] ?? string[2] ?? '').replace(/\\(.)/gs, '$1') };
  }
  const name = take(NAME)?.[0];
  if (name !== undefined) {
    const operator = WORDS.get(name);
    return operator === undefined ? { kind: 'name', text: name } : { kind: 'symbol', text: operator };
  }
  const symbol = take(SYMBOL);
  return symbol === null ? undefined : { kind: 'symbol', text: symbol[0] };
}
