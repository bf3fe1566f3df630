import { define, signature } from './define.js';
import { anything, context, optional, text } from './parameters.js';

/**
 * `fromAi` marks a value that a language model hands to a tool, and describes it for that; the value is its result.
 * Source: Camunda 8 documentation, "FEEL built-in functions", AI agent functions.
 */
export const TOOL_PARAMETER_BUILTINS = [
  define(
    'fromAi',
    signature(
      [
        anything('value'),
        optional(text('description')),
        optional(text('type')),
        optional(context('schema')),
        optional(context('options')),
      ],
      (_evaluation, value) => value,
    ),
  ),
];
