import { resolve, typeOf, type Schema } from '../interface-description.js';
import { validValue } from './valid-value.js';

/** A body with one mistake, and the field that must be named. */
export interface Mutation {
  readonly what: string;
  readonly body: unknown;
  readonly field: string;
}

type Place = readonly (string | number)[];

/** 2^63: one more than the greatest key. */
const beyond64Bits = '9223372036854775808';

/** Every text that PostgreSQL could not hold as it is, at each place of a body where a text may stand. */
export function unstorableMutationsOf(body: Schema): readonly Mutation[] {
  const names = new Set<string>(unstorableTexts.flatMap(([what]) => [what, inList(what)]));
  return mutationsOf(body).filter(({ what }) => names.has(what));
}

/** Every mistake that the schema of a body makes possible, one at a time. */
export function mutationsOf(body: Schema): readonly Mutation[] {
  const base = validValue(body) as Readonly<Record<string, unknown>>;
  return objectMutations(body, base, []);
}

function objectMutations(schema: Schema, base: unknown, place: Place): readonly Mutation[] {
  const isClosed = schema.additionalProperties !== true && schema.properties !== undefined;
  const unknown = isClosed ? [mutation('an unknown field', base, [...place, 'colour'], 'red')] : [];
  const missing = (schema.required ?? []).map((name) => ({
    ...mutation('no value', base, [...place, name], undefined),
  }));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    fieldMutations(field, base, [...place, name]),
  );
  return [...unknown, ...missing, ...fields];
}

function fieldMutations(unresolved: Schema, base: unknown, place: Place): readonly Mutation[] {
  const schema = resolve(unresolved);
  const wrong = wrongValues(schema).map(([what, value]) => mutation(what, base, place, value));
  if (schema.properties) {
    const inside = put(base, place, valueAt(base, place) ?? validValue(schema));
    return [...wrong, ...objectMutations(schema, inside, place)];
  }
  const items = schema.items && resolve(schema.items);
  if (items?.properties) {
    const inside = put(base, place, [validValue(items)]);
    return [...wrong, ...objectMutations(items, inside, [...place, 0])];
  }
  return wrong;
}

function wrongValues(schema: Schema): readonly (readonly [what: string, value: unknown])[] {
  if (schema.oneOf) return wrongConditions(schema.oneOf);
  if (schema.anyOf) return schema.anyOf.some(({ type }) => type === 'null') ? [] : [['null', null]];
  switch (typeOf(schema)) {
    case 'string':
      return [
        ['a number', 17],
        ['a list', ['x']],
        ...(schema.enum ? [['a word of its own', 'NONSENSE'] as const] : []),
        ...(schema.pattern && !schema.enum
          ? ([
              ['no digits', 'abc'],
              ['more than 63 bits', beyond64Bits],
            ] as const)
          : []),
        ...(schema.format === 'date-time' ? [['no moment', 'yesterday'] as const] : []),
        ...(schema.pattern || schema.enum || schema.format ? [] : unstorableTexts),
        ...(schema.minLength ? [['too short a text', 'x'.repeat(schema.minLength - 1)] as const] : []),
        ...(schema.maxLength ? [['too long a text', 'x'.repeat(schema.maxLength + 1)] as const] : []),
      ];
    case 'integer':
      return [
        ['a text', '1'],
        ['a fraction', 1.5],
        ...(schema.minimum === undefined ? [] : [['too little', schema.minimum - 1] as const]),
        ...(schema.maximum === undefined || schema.maximum >= Number.MAX_SAFE_INTEGER
          ? []
          : [['too much', schema.maximum + 1] as const]),
      ];
    case 'boolean':
      return [
        ['a text', 'true'],
        ['a number', 1],
      ];
    case 'array':
      return [
        ['a text', 'x'],
        ['an object', {}],
        ['a list of null', [null]],
        ...unstorableItems(schema.items),
        ...(schema.maxItems
          ? [['too long a list', Array(schema.maxItems + 1).fill(validValue(schema.items ?? {}))] as const]
          : []),
      ];
    case 'object':
      return [
        ['a text', 'x'],
        ['a list', []],
      ];
    default:
      return [];
  }
}

/** Texts that PostgreSQL cannot hold as they are. */
const unstorableTexts = [
  ['U+0000', 'a\u0000b'],
  ['half of a surrogate pair', 'a\ud800'],
] as const;

function inList(what: string): string {
  return `a list with ${what}`;
}

function unstorableItems(unresolved: Schema = {}): ReturnType<typeof wrongValues> {
  const items = resolve(unresolved);
  const isText = typeOf(items) === 'string' && !items.pattern && !items.enum && !items.format;
  return isText ? unstorableTexts.map(([what, text]) => [inList(what), ['a', text]]) : [];
}

/** What a filter takes: a value, or an object of operators. */
function wrongConditions([value = {}, operators = {}]: readonly Schema[]): ReturnType<typeof wrongValues> {
  const bare = wrongValues(value).filter(([what]) => !what.startsWith('too') && what !== 'a list');
  return [
    ...bare,
    ['a list', [validValue(value)]],
    ['an operator that does not exist', { $near: validValue(value) }],
    ...Object.entries(operators.properties ?? {}).map(
      ([operator, operand]) =>
        [`a wrong ${operator}`, { [operator]: typeOf(operand) === 'boolean' ? 'x' : {} }] as const,
    ),
    ['a wrong value in $in', { $in: [{}] }],
  ];
}

/** Mistakes in the order and the page of a search. */
export function searchMutations(sorts: readonly unknown[]): readonly Mutation[] {
  const [field] = sorts;
  const page = (what: string, value: object, name: string): Mutation => ({
    what,
    body: { page: value },
    field: name,
  });
  return [
    page('no limit', { limit: 0 }, 'page.limit'),
    page('a negative limit', { limit: -1 }, 'page.limit'),
    page('a huge limit', { limit: 10_001 }, 'page.limit'),
    page('a negative start', { from: -1 }, 'page.from'),
    page('a cursor that is none', { after: 'bm8=' }, 'page.after'),
    page('a cursor that is none', { before: '…' }, 'page.before'),
    page('a cursor of another kind', { after: 7 }, 'page.after'),
    page('two starts', { after: 'bm8=', from: 3 }, 'page'),
    page('two directions', { after: 'bm8=', before: 'bm8=' }, 'page'),
    { what: 'an unknown order', body: { sort: [{ field: 'colour' }] }, field: 'sort[0].field' },
    ...(field
      ? [{ what: 'a direction of its own', body: { sort: [{ field, order: 'UP' }] }, field: 'sort[0].order' }]
      : []),
  ];
}

function mutation(what: string, base: unknown, place: Place, value: unknown): Mutation {
  return { what, body: put(base, place, value), field: place.join('.') };
}

function put(base: unknown, [name, ...rest]: Place, value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(base))
    return base.map((each: unknown, index) => (index === name ? put(each, rest, value) : each));
  const inside = (base ?? {}) as Readonly<Record<string, unknown>>;
  return { ...inside, [name]: put(inside[name], rest, value) };
}

function valueAt(base: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, name) => (value as Record<string | number, unknown> | undefined)?.[name],
    base,
  );
}
