import { parseAtLiteral } from '../values/at-literal.js';
import { parseNumber } from '../values/number.js';
import { constant } from './compile-node.js';
import type { Code, Compilation } from './compilation.js';
import { CompileError } from './compilation.js';
import type { SyntaxNode } from './syntax.js';

export function compileNumber(node: SyntaxNode, compilation: Compilation): Code {
  const value = parseNumber(compilation.text(node).replace(/\s/g, ''));
  if (value === null)
    throw new CompileError(`"${compilation.text(node)}" is not a number that FEEL can hold.`, node);
  return constant(value);
}

export function compileString(node: SyntaxNode, compilation: Compilation): Code {
  const text = unescape(compilation.text(node));
  // Built-ins such as `context put` make entries of texts.
  compilation.entryNames.add(text);
  return constant(text);
}

export function compileBoolean(node: SyntaxNode, compilation: Compilation): Code {
  return constant(compilation.text(node) === 'true');
}

/** A text after `@`: a date, a time, a date and time or a duration (DMN 1.5, 10.3.2.2, grammar rule 62). */
export function compileAtLiteral(node: SyntaxNode, compilation: Compilation): Code {
  const text = unescape(compilation.text(node).replace(/^@\s*/, ''));
  const value = parseAtLiteral(text);
  if (value !== null) return constant(value);
  return (_scope, evaluation) =>
    evaluation.warn(
      'INVALID_VALUE',
      `@"${text}" is no date, time, date and time or duration. Write it as ISO 8601 does.`,
    );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** The text of a string literal (DMN 1.5, grammar rules 33 and 64). */
export function unescape(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([nrt"'\\]))/g,
      (whole, short?: string, long?: string, simple?: string) => {
        const digits = short ?? long;
        if (digits === undefined) return ESCAPES[simple ?? ''] ?? whole;
        const codePoint = parseInt(digits, 16);
        return codePoint > 0x10ffff ? whole : String.fromCodePoint(codePoint);
      },
    );
}
