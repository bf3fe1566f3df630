import type { Evaluation } from '../evaluate/evaluation.js';
import { isContext, isList } from '../values/value.js';
import type { FeelContext, FeelList, FeelValue } from '../values/value.js';
import { define, signature } from './define.js';
import { anything, context, exactly, list, text } from './parameters.js';

export const CONTEXT_BUILTINS = [
  define(
    'get value',
    signature([context('m'), exactly(text('key'))], (_evaluation, values, key) => values.get(key) ?? null),
    signature([context('context'), exactly(list('keys'))], (_evaluation, values, keys) =>
      getNested(values, keys),
    ),
  ),
  define(
    'get entries',
    signature([context('m')], (evaluation, values) => {
      evaluation.allocate(values.size * 2);
      return [...values].map(
        ([key, value]) =>
          new Map<string, FeelValue>([
            ['key', key],
            ['value', value],
          ]),
      );
    }),
  ),
  define(
    'context put',
    signature(
      [context('context'), exactly(text('key')), anything('value')],
      (evaluation, values, key, value) => put(values, [key], value, evaluation),
    ),
    signature(
      [context('context'), exactly(list('keys')), anything('value')],
      (evaluation, values, keys, value) => put(values, keys, value, evaluation),
    ),
  ),
  define(
    'put',
    signature([context('context'), text('key'), anything('value')], (evaluation, values, key, value) =>
      put(values, [key], value, evaluation),
    ),
  ),
  define(
    'context merge',
    signature([list('contexts')], (evaluation, contexts) => merge(contexts, evaluation)),
  ),
  define(
    'put all',
    signature([list('contexts')], (evaluation, contexts) => merge(contexts, evaluation)),
  ),
  define(
    'context',
    signature([list('entries')], (evaluation, entries) => fromEntries(entries, evaluation)),
  ),
  define(
    'get or else',
    signature(
      [anything('value'), anything('default')],
      (_evaluation, value, otherwise) => value ?? otherwise,
    ),
  ),
  define(
    'is empty',
    signature([exactly(list('list'))], (_evaluation, values) => values.length === 0),
    signature([exactly(context('context'))], (_evaluation, values) => values.size === 0),
  ),
];

function getNested(values: FeelContext, keys: FeelList): FeelValue {
  let current: FeelValue = values;
  if (keys.length === 0) return null;
  for (const key of keys) {
    if (typeof key !== 'string' || !isContext(current)) return null;
    current = current.get(key) ?? null;
  }
  return current;
}

function put(values: FeelContext, keys: FeelList, value: FeelValue, evaluation: Evaluation): FeelValue {
  const [key, ...rest] = keys;
  if (typeof key !== 'string')
    return evaluation.warn('INVALID_ARGUMENTS', 'The keys of context put must be strings, at least one.');
  evaluation.allocate(values.size + 1);
  const result = new Map(values);
  if (rest.length === 0) return result.set(key, value);
  const inner = values.get(key) ?? null;
  if (!isContext(inner))
    return evaluation.warn('INVALID_ARGUMENTS', `There is no context at "${key}" to put a value into.`);
  const nested = put(inner, rest, value, evaluation);
  return nested === null ? null : result.set(key, nested);
}

function merge(contexts: FeelList, evaluation: Evaluation): FeelValue {
  const result = new Map<string, FeelValue>();
  for (const part of contexts) {
    if (!isContext(part))
      return evaluation.warn('INVALID_ARGUMENTS', 'context merge takes a list of contexts.');
    for (const [key, value] of part) result.set(key, value);
    evaluation.checkSize(result.size);
    evaluation.spend(part.size);
  }
  return result;
}

function fromEntries(entries: FeelList, evaluation: Evaluation): FeelValue {
  const result = new Map<string, FeelValue>();
  for (const entry of entries) {
    const [key, value] = isContext(entry) ? [entry.get('key'), entry.get('value')] : [undefined, undefined];
    if (typeof key !== 'string' || value === undefined || result.has(key) || isList(entry)) {
      return evaluation.warn(
        'INVALID_ARGUMENTS',
        'context takes a list of contexts, each with a key of its own and a value.',
      );
    }
    result.set(key, value);
  }
  evaluation.allocate(result.size);
  return result;
}
