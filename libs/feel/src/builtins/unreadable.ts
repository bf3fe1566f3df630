import type { Evaluation } from '../evaluate/evaluation.js';
import { typeName } from '../values/comparison.js';
import type { FeelValue } from '../values/value.js';

/** Null, with a warning that a value could not be read as a type. */
export function unreadable(type: string, from: FeelValue, evaluation: Evaluation): null {
  const shown = typeof from === 'string' ? `"${from.slice(0, 60)}"` : `A ${typeName(from)}`;
  return evaluation.warn(
    'INVALID_VALUE',
    `${shown} is no ${type}. Write it as ISO 8601 and the built-in's description say.`,
  );
}
