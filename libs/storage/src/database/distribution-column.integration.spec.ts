import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distributionExceptions } from './distribution-exceptions.js';

/**
 * Beyond one machine the tables are distributed by tenant (docs/capacity.md). That needs the tenant in every key; the
 * catalogue says whether it is there, so that a new table is covered by being there.
 */
let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

const tenantTables = `
  tenant_table as (
    select c.oid, c.relname, a.attnum from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  )`;

async function namesOf(query: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ readonly name: string }>(query);
  return rows.map(({ name }) => name);
}

const offences = {
  tablesOfTheInstallation: `
    with ${tenantTables}
    select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and not exists (select from tenant_table t where t.oid = c.oid)
    order by 1`,
  primaryKeys: `
    with ${tenantTables}
    select t.relname as name from tenant_table t
    where not exists (
      select from pg_index i where i.indrelid = t.oid and i.indisprimary and i.indkey[0] = t.attnum)
    order by 1`,
  uniqueIndexes: `
    with ${tenantTables}
    select i.indexrelid::regclass::text as name from pg_index i join tenant_table t on t.oid = i.indrelid
    where i.indisunique and not t.attnum = any (i.indkey[0:i.indnkeyatts - 1])
    order by 1`,
  foreignKeys: `
    with ${tenantTables}
    select f.conname as name
    from pg_constraint f
    join tenant_table t on t.oid = f.conrelid
    left join tenant_table target on target.oid = f.confrelid
    where f.contype = 'f' and f.conparentid = 0 and not exists (
      select from unnest(f.conkey, f.confkey) as pair (from_column, to_column)
      where pair.from_column = t.attnum and pair.to_column = target.attnum)
    order by 1`,
} as const satisfies Record<keyof typeof distributionExceptions, string>;

const exceptionsOf = (kind: keyof typeof offences): readonly string[] =>
  Object.keys(distributionExceptions[kind]).sort();

test('every table has the tenant, or is the same for the whole installation', async () => {
  expect(await namesOf(offences.tablesOfTheInstallation)).toEqual(exceptionsOf('tablesOfTheInstallation'));
});

test('the primary key of every table with a tenant begins with it', async () => {
  expect(await namesOf(offences.primaryKeys)).toEqual(exceptionsOf('primaryKeys'));
});

test('every unique index of such a table includes it', async () => {
  expect(await namesOf(offences.uniqueIndexes)).toEqual(exceptionsOf('uniqueIndexes'));
});

test('every foreign key of such a table leads from tenant to tenant', async () => {
  expect(await namesOf(offences.foreignKeys)).toEqual(exceptionsOf('foreignKeys'));
});

test('a table that breaks the rules is found by each of them', async () => {
  await owner.query(`
    begin;
    create table without_tenant (id bigint primary key);
    create table wrong_order (id bigint, tenant_id text, number bigint unique, other text references tenant,
      primary key (id, tenant_id));`);
  const found = async (kind: keyof typeof offences): Promise<readonly string[]> =>
    (await namesOf(offences[kind])).filter((name) => !exceptionsOf(kind).includes(name));
  expect(await found('tablesOfTheInstallation')).toEqual(['without_tenant']);
  expect(await found('primaryKeys')).toEqual(['wrong_order']);
  expect(await found('uniqueIndexes')).toEqual(['wrong_order_number_key']);
  expect(await found('foreignKeys')).toEqual(['wrong_order_other_fkey']);
  await owner.query('rollback');
});

test('every exception says why it is one', () => {
  for (const reason of Object.values(distributionExceptions).flatMap((group) => Object.values(group))) {
    expect(reason).toMatch(/\w+ .*\.$/);
  }
});
