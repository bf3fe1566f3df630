import { compileExpression } from '@vorgang/feel';
import { feelString } from './feel-words.js';
import { JuelProblem } from './juel-node.js';
import { parseJuel } from './parse-juel.js';
import { writeFeel } from './write-feel.js';

/** A value of another engine's model in the words of this one. */
export type ConvertedValue =
  /** Text without expression. */
  | { readonly kind: 'static'; readonly text: string }
  /** A FEEL expression without the leading `=`. */
  | { readonly kind: 'feel'; readonly feel: string }
  /** What has no counterpart, in a sentence. */
  | { readonly kind: 'impossible'; readonly reason: string };

const MAXIMUM_LENGTH = 20_000;

/** `${...}` and `#{...}`; a string inside may hold braces. */
const EXPRESSION = /[$#]\{((?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^"'{}])*)\}/gs;

/**
 * Converts a text in which expressions may stand. A single expression keeps its type; a text with expressions in
 * between becomes a string.
 */
export function convertJuel(text: string): ConvertedValue {
  if (text.length > MAXIMUM_LENGTH) return { kind: 'impossible', reason: 'The text is too long.' };
  const parts = splitTemplate(text);
  if (parts.every(({ kind }) => kind === 'text')) {
    return /[$#]\{/.test(text)
      ? { kind: 'impossible', reason: 'The expression is not closed, or has braces inside.' }
      : { kind: 'static', text };
  }
  try {
    const feel = writeParts(parts);
    return checked(feel);
  } catch (error) {
    if (error instanceof JuelProblem) return { kind: 'impossible', reason: error.message };
    throw error;
  }
}

/** The value as a zeebe attribute takes it: static text, or FEEL behind a `=`. */
export function zeebeValue(value: Exclude<ConvertedValue, { kind: 'impossible' }>): string {
  if (value.kind === 'feel') return `=${value.feel}`;
  return value.text.startsWith('=') ? `=${feelString(value.text)}` : value.text;
}

/** The value as FEEL: static text becomes a string. */
export function feelValue(value: Exclude<ConvertedValue, { kind: 'impossible' }>): string {
  return `=${value.kind === 'feel' ? value.feel : feelString(value.text)}`;
}

interface TemplatePart {
  readonly kind: 'text' | 'expression';
  readonly text: string;
}

function splitTemplate(text: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(EXPRESSION)) {
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push({ kind: 'expression', text: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

function writeParts(parts: readonly TemplatePart[]): string {
  const expressions = parts.filter(({ kind }) => kind === 'expression');
  // White space around a single expression comes from formatting the file.
  const isSingle = parts.every(({ kind, text }) => kind === 'expression' || text.trim() === '');
  if (isSingle && expressions.length === 1) return writeFeel(parseJuel(expressions[0]?.text ?? ''));
  const written = parts.map(({ kind, text }) => {
    if (kind === 'expression') return `string(${writeFeel(parseJuel(text))})`;
    if (/[$#]\{/.test(text)) throw new JuelProblem('An expression in the text is not closed.');
    return feelString(text);
  });
  // Joining leaves out null, as the other engine does; adding would make the whole null.
  return `string join([${written.join(', ')}])`;
}

/** Whatever was written must also be read here. */
function checked(feel: string): ConvertedValue {
  const compiled = compileExpression(feel);
  return compiled.ok
    ? { kind: 'feel', feel }
    : { kind: 'impossible', reason: `In FEEL it would be "${feel}", which is no valid expression.` };
}
