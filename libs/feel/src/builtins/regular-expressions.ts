import { RE2JS } from 're2js';
import type { Evaluation } from '../evaluate/evaluation.js';
import { translatePattern } from './xpath-patterns.js';

const cache = new Map<string, RE2JS | null>();
const LARGEST_CACHE = 500;

/**
 * Compiles an XPath 3.1 regular expression with its flags for a matcher whose time grows linearly with the text.
 * Null when it cannot be read; back references are not supported, because no such matcher can have them.
 */
export function compilePattern(pattern: string, flags: string, evaluation: Evaluation): RE2JS | null {
  const key = `${flags}/${pattern}`;
  let compiled = cache.get(key);
  if (compiled === undefined) {
    evaluation.spend(200 + pattern.length * 8);
    compiled = tryCompile(pattern, flags);
    if (cache.size >= LARGEST_CACHE) cache.clear();
    cache.set(key, compiled);
  }
  return (
    compiled ??
    evaluation.warn(
      'INVALID_VALUE',
      `"${pattern.slice(0, 60)}" with the flags "${flags}" is no regular expression. Flags are s, m, i, x and q; back references are not supported.`,
    )
  );
}

function tryCompile(pattern: string, flags: string): RE2JS | null {
  if (!/^[smixq]*$/.test(flags)) return null;
  const options =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0);
  try {
    if (flags.includes('q')) return RE2JS.compile(RE2JS.quote(pattern), options);
    const source = flags.includes('x') ? removeSpace(pattern) : pattern;
    // These are no XPath syntax, though the matcher would read them.
    if (/\(\?(?!:)|\\[bBAzQE0]/.test(source)) return null;
    return RE2JS.compile(translatePattern(source, flags), options);
  } catch {
    return null;
  }
}

/** The flag x takes away white space outside of character classes. */
function removeSpace(pattern: string): string {
  let inClass = false;
  let isEscaped = false;
  let result = '';
  for (const character of pattern) {
    if (!inClass && /\s/.test(character)) continue;
    if (!isEscaped && character === '[') inClass = true;
    if (!isEscaped && character === ']') inClass = false;
    isEscaped = !isEscaped && character === '\\';
    result += character;
  }
  return result;
}

/** Counts the work of matching before it is done. */
export function spendMatching(text: string, pattern: string, evaluation: Evaluation): void {
  evaluation.spend(Math.ceil((text.length * (pattern.length + 4)) / 16));
}
