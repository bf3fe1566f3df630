import type { Evaluation } from '../evaluate/evaluation.js';
import type { FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { nullable, optional, text } from './parameters.js';
import { compilePattern, spendMatching } from './regular-expressions.js';

/** Functions over regular expressions (DMN 1.5, table 73), and Camunda's extract. */
export const PATTERN_BUILTINS = [
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
];

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
