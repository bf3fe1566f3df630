import { AssertionFailed } from '../evaluate/assertion-failed.js';
import { define, signature } from './define.js';
import { anything, optional, text, truth } from './parameters.js';

/** `assert` ends the whole evaluation, so that a broken assumption becomes an incident instead of a null. */
export const FAILURE_BUILTINS = [
  define(
    'assert',
    signature(
      [anything('value'), truth('condition'), optional(text('cause'))],
      (_evaluation, value, condition, cause) => {
        if (!condition)
          throw new AssertionFailed(
            cause ?? 'The condition of an assert is not fulfilled. Check the value it guards.',
          );
        return value;
      },
    ),
  ),
  // The compiler answers this for variables and paths; any other expression has a value.
  define(
    'is defined',
    signature([anything('value')], () => true),
  ),
];
