import fc, { type Arbitrary } from 'fast-check';
import { describedOperations, jsonSchemaOf, resolve, type Schema, typeOf } from '../interface-description.js';
import { hostileText, hostileValue } from './hostile-values.js';

/** A request of the described interface in which one thing or more is hostile. */
export interface DescribedRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Real names and keys by the name of the parameter or field, so that requests get past the first look-up. */
export type KnownValues = Readonly<Record<string, unknown>>;

/**
 * Any operation of the description with a plausible request, in which each value may be replaced by a hostile one.
 *
 * @param leftOut `METHOD /path` of operations that would end the server or the test's own account
 */
export function describedRequests(
  known: KnownValues,
  leftOut: ReadonlySet<string>,
): Arbitrary<DescribedRequest> {
  const operations = describedOperations().filter(({ method, path }) => !leftOut.has(`${method} ${path}`));
  return fc.constantFrom(...operations).chain(({ path, method, parameters = [], requestBody }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const schema = jsonSchemaOf(requestBody);
    const queries = parameters.filter((parameter) => parameter.in === 'query');
    return fc
      .record({
        inPath: fc.tuple(...names.map((name) => pathPart(known[name]))),
        inQuery: fc.tuple(...queries.map(() => fc.option(hostileText))),
        body: schema === undefined ? fc.constant(undefined) : hostileBody(schema, known),
      })
      .map(({ inPath, inQuery, body }) => ({
        method,
        path: fill(path, inPath) + query(queries.map(({ name }, index) => [name, inQuery[index]])),
        ...(body === undefined ? {} : { body }),
      }));
  });
}

/** Texts are cut: beyond 16 KiB of head Node itself answers 431, before any code of the engine. */
function pathPart(known: unknown): Arbitrary<string> {
  const hostile = hostileText.map((text) => encoded(text.slice(0, 500)));
  const broken = fc.constantFrom('%', '%ff', '%00', '%c0%ae%c0%ae', '%2e%2e%2f', '..;', '1%0d%0a');
  if (known === undefined) return fc.oneof({ weight: 4, arbitrary: hostile }, broken);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(encoded(String(known))) },
    { weight: 3, arbitrary: hostile },
    broken,
  );
}

/** Percent-encoded; half a surrogate pair, which has no encoding, as the bytes that it would have. */
function encoded(text: string): string {
  return /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
}

function fill(path: string, values: readonly string[]): string {
  let next = 0;
  return path.replaceAll(/\{\w+\}/g, () => values[next++] || '%20');
}

function query(pairs: readonly (readonly [string, string | null | undefined])[]): string {
  const given = pairs.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [`${name}=${encoded(value.slice(0, 500))}`],
  );
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

function hostileBody(schema: Schema, known: KnownValues): Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: valueOf(schema, known, '', 6) },
    { weight: 1, arbitrary: hostileValue },
  );
}

function valueOf(given: Schema, known: KnownValues, name: string, depth: number): Arbitrary<unknown> {
  const hostile = { weight: 1, arbitrary: hostileValue };
  if (name in known) return fc.oneof({ weight: 5, arbitrary: fc.constant(known[name]) }, hostile);
  const schema = resolve(given);
  if (depth === 0) return hostileValue;
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives !== undefined) {
    return fc.oneof(...alternatives.map((each) => valueOf(each, known, name, depth - 1)));
  }
  if (schema.properties !== undefined) {
    const fields = Object.entries(schema.properties).map(
      ([field, inner]) => [field, valueOf(inner, known, field, depth - 1)] as const,
    );
    const requiredKeys = schema.required ?? [];
    const whole = fc.record(Object.fromEntries(fields), { requiredKeys: [...requiredKeys] });
    return fc.oneof({ weight: 20, arbitrary: whole }, hostile);
  }
  if (typeOf(schema) === 'array') {
    const items = fc.array(valueOf(schema.items ?? {}, known, name, depth - 1), {
      maxLength: 3,
    });
    return fc.oneof({ weight: 5, arbitrary: items }, hostile);
  }
  return fc.oneof({ weight: 3, arbitrary: plausible(schema) }, hostile);
}

function plausible(schema: Schema): Arbitrary<unknown> {
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum);
  const type = typeOf(schema);
  if (type === 'integer' || type === 'number') return fc.integer({ min: 0, max: 100 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'object') return fc.constant({});
  return fc.constantFrom<unknown>('abc', '1', '2026-11-29T00:00:00Z');
}
