import type { JsonValue } from '../json.js';
import { fromJson, toJson } from '../values/json-conversion.js';
import { define, signature } from './define.js';
import { anything, text } from './parameters.js';

export const JSON_BUILTINS = [
  define(
    'to json',
    signature([anything('value')], (evaluation, value) => {
      const json = JSON.stringify(toJson(value, evaluation));
      evaluation.allocate(json.length);
      return json;
    }),
  ),
  define(
    'from json',
    signature([text('value')], (evaluation, value) => {
      evaluation.allocate(value.length);
      try {
        return fromJson(JSON.parse(value) as JsonValue);
      } catch {
        return evaluation.warn('INVALID_VALUE', `"${value.slice(0, 60)}" is no JSON.`);
      }
    }),
  ),
];
