import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommitRow } from '../commit-rows.js';
import { KnownRowTypes } from './row-type-numbers.js';
import { rowTypes, type ColumnKind, type TypedArgument } from './row-types.js';
import { UnstorableTextError } from './unstorable-text-error.js';
import { writeRows } from './write-rows.js';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query("set time zone 'UTC'");
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const columnTypes: Readonly<Record<ColumnKind, string>> = {
  boolean: 'boolean',
  smallint: 'smallint',
  integer: 'integer',
  bigint: 'bigint',
  moment: 'timestamp with time zone',
  bytea: 'bytea',
  text: 'text',
  texts: 'text[]',
};

test.each(Object.values(rowTypes))('the columns of $name are those of the database', async (type) => {
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relname = $1 and a.attnum > 0 order by a.attnum`,
    [type.name],
  );
  expect(rows).toEqual(type.columns.map(([name, kind]) => ({ name, type: columnTypes[kind] })));
});

test.each([
  '0',
  '9',
  '4294967295',
  '4294967296',
  '2251799813685249',
  '9223372036854775807',
  '-1',
  '-4294967296',
])('a key of %s is read as it was written', async (key) => {
  expect(await read('jobs', [{ job_key: key }], 'job_key::text')).toEqual([key]);
});

test('all keys of a wide range are read as they were written', async () => {
  const keys = Array.from({ length: 2_000 }, (_, place) =>
    String(2n ** 63n - 1n - BigInt(place) ** 4n * 400_009n),
  );
  expect(
    await read(
      'jobs',
      keys.map((key) => ({ job_key: key })),
      'job_key::text',
    ),
  ).toEqual(keys);
});

test.each([
  '2026-03-01T08:30:00.123Z',
  '1969-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00.001Z',
  '9999-12-31T23:59:59.999Z',
  '1999-12-31T23:59:59.999Z',
])('the moment %s is read as it was written', async (moment) => {
  const rows = [{ lock_until: Date.parse(moment) + 0.4 * Math.sign(Date.parse(moment)) }];
  const [stored] = await read('jobs', rows, 'lock_until');
  expect((stored as Date).toISOString()).toBe(moment);
});

test('what lies before the year 1 has been due forever, and the end of time can be held', async () => {
  const rows = [{ lock_until: -8.64e15 }, { lock_until: 8.64e15 }];
  expect(await read('jobs', rows, 'lock_until::text')).toEqual(['-infinity', '275760-09-13 00:00:00+00']);
});

test('texts of all kinds and lengths are read as they were written', async () => {
  const texts = [
    '',
    'a',
    'ü',
    '🏛️',
    'x'.repeat(48),
    'x'.repeat(49),
    'é'.repeat(30_000),
    '€"\\{},'.repeat(5_000),
  ];
  expect(
    await read(
      'jobs',
      texts.map((text) => ({ headers: text })),
      'headers',
    ),
  ).toEqual(texts);
  expect(await read('instances', [{ tags: texts }, { tags: [] }, {}], 'tags')).toEqual([texts, [], null]);
});

test('numbers, flags and bytes are read as they were written, what is not there as null', async () => {
  const rows = [{ retries: -2, epoch: 2_147_483_647, release: true }, { release: false }];
  expect(await read('jobs', rows, 'array[retries, epoch, release::integer]')).toEqual([
    [-2, 2_147_483_647, 1],
    [null, null, 0],
  ]);
  const history = [{ format: 1, hash: '00ff7f', salt: null, sequence: '12' }, { commitment: '' }];
  expect(
    await read('history_rows', history, "concat_ws(' ', format, hash, salt, commitment, sequence)"),
  ).toEqual(['1 \\x00ff7f 12', '\\x']);
  expect(await read('instances', [{ version: 4_294_967_297 }], 'version::text')).toEqual(['4294967297']);
});

test('half of a surrogate pair is refused: it would be stored as another letter than its hash covers', async () => {
  await expect(read('jobs', [{ headers: 'a\ud800' }], 'headers')).rejects.toThrow(UnstorableTextError);
});

async function read(
  argument: TypedArgument,
  rows: readonly CommitRow[],
  expression: string,
): Promise<unknown[]> {
  const type = rowTypes[argument];
  const numbers = await new KnownRowTypes(owner).numbers();
  const stored = await owner.query<{ value: unknown }>(
    `select ${expression} as value from unnest($1::${type.name}[]) with ordinality as r order by r.ordinality`,
    [writeRows(rows, type, numbers[argument])],
  );
  return stored.rows.map(({ value }) => value);
}
