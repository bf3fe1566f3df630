import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * The second wall by itself: SQL that names no tenant anywhere, as the application's role. Every table is found in
 * the catalogue and filled with a row of each of two tenants, so a new one is covered by being there.
 */
let database: TestDatabase;
let owner: pg.Client;
let tables: readonly string[];

/** They belong to the installation, their tenant is always '*': every tenant's tasks are asked about. */
const ofTheInstallation = ['global_task_listener', 'global_task_listener_change'];

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const withTenant = await namesOf(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`);
  tables = withTenant.filter((table) => !ofTheInstallation.includes(table));
  await letAnyRowIn();
  for (const table of tables) {
    for (const tenant of ['nord', 'sued']) await insertRow(table, tenant);
  }
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function namesOf(query: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ readonly name: string }>(query);
  return rows.map(({ name }) => name);
}

/** The rows here need not make sense: only their tenant matters. */
async function letAnyRowIn(): Promise<void> {
  await owner.query(`do $$ declare c record; begin
    for c in select conrelid::regclass as t, conname from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace and conparentid = 0 and conislocal
    loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$`);
  await owner.query('set session_replication_role = replica');
}

async function insertRow(table: string, tenant: string): Promise<void> {
  const { rows: columns } = await owner.query<{ readonly name: string; readonly type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'
       and attnotnull and attname <> 'tenant_id'`,
    [table],
  );
  const names = ['tenant_id', ...columns.map(({ name }) => name)];
  const values = [`'${tenant}'`, ...columns.map(({ type }) => anyValue(type, tenant))];
  await owner.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${values.join(', ')})`,
  );
}

function anyValue(type: string, tenant: string): string {
  const number = tenant === 'nord' ? 1 : 2;
  if (type.endsWith('[]')) return `'{}'::${type}`;
  if (/^(bigint|integer|smallint|numeric|real|double precision)/.test(type)) return String(number);
  if (type.startsWith('timestamp') || type === 'date') return `'2026-11-23'::${type}`;
  if (type === 'boolean') return 'true';
  if (type === 'bytea') return `'\\x0${number}'::bytea`;
  if (type.startsWith('json')) return `'{}'::${type}`;
  if (type === 'uuid') return `'00000000-0000-0000-0000-00000000000${number}'::uuid`;
  if (type === 'interval') return `'1 hour'::interval`;
  return `'${tenant}'::${type}`;
}

/** Runs SQL as the application's role for a tenant, or for none; what it changed is undone. */
async function asApplication<Result>(
  tenant: string | null,
  run: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const url = new URL(database.url);
  url.searchParams.set('options', '-c role=vorgang_app');
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('begin');
    if (tenant !== null) await client.query("select set_config('app.tenant', $1, true)", [tenant]);
    return await run(client);
  } finally {
    await client.end();
  }
}

const refused = '42501';

async function outcome(client: pg.Client, statement: string): Promise<number | 'refused'> {
  await client.query('savepoint before');
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to savepoint before');
    if ((error as { readonly code?: string }).code === refused) return 'refused';
    throw error;
  }
}

test('the catalogue knows many tables with a tenant', () => {
  expect(tables.length).toBeGreaterThan(35);
});

describe('without any predicate in the statement', () => {
  test('a tenant reads its own rows of each table, and no other’s', async () => {
    await asApplication('nord', async (client) => {
      for (const table of tables) {
        const { rows } = await client.query<{ readonly tenant_id: string }>(`select tenant_id from ${table}`);
        expect(
          rows.map((row) => row.tenant_id).filter((id) => id !== '*'),
          table,
        ).toEqual(['nord']);
      }
    });
  });

  test('work that names no tenant sees nothing at all', async () => {
    await asApplication(null, async (client) => {
      for (const table of tables)
        expect(await outcome(client, `select 1 from ${table} where tenant_id <> '*'`), table).toBe(0);
    });
  });

  test('nobody changes or deletes what is another tenant’s', async () => {
    await asApplication('nord', async (client) => {
      for (const table of tables) {
        const theirs = `tenant_id = 'sued'`;
        expect([0, 'refused'], table).toContain(
          await outcome(client, `update ${table} set tenant_id = tenant_id where ${theirs}`),
        );
        expect([0, 'refused'], table).toContain(
          await outcome(client, `delete from ${table} where ${theirs}`),
        );
      }
    });
  });

  test('nobody moves a row of their own to another tenant, nor writes one there', async () => {
    await asApplication('nord', async (client) => {
      for (const table of tables) {
        expect(await outcome(client, `update ${table} set tenant_id = 'west'`), `update ${table}`).toBe(
          'refused',
        );
        const { rows: columns } = await client.query<{ readonly name: string }>(
          `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
           and not attisdropped and attgenerated = '' and attidentity <> 'a' and attname <> 'tenant_id'`,
          [table],
        );
        const names = columns.map(({ name }) => `"${name}"`).join(', ');
        expect(
          await outcome(
            client,
            `insert into ${table} (tenant_id, ${names}) select 'west', ${names} from ${table} limit 1`,
          ),
          `insert into ${table}`,
        ).toBe('refused');
      }
    });
  });

  test('what belongs to the installation is read by all and written by work on the installation alone', async () => {
    await owner.query(
      `insert into cluster_variable (tenant_id, scope, name, value) values ('*', 'GLOBAL', 'fee', '1')`,
    );
    await asApplication('nord', async (client) => {
      expect(await outcome(client, `select 1 from cluster_variable where tenant_id = '*'`)).toBe(1);
      expect(await outcome(client, `update cluster_variable set value = '2' where tenant_id = '*'`)).toBe(0);
      expect(await outcome(client, `delete from cluster_variable where tenant_id = '*'`)).toBe(0);
      expect(
        await outcome(client, `insert into cluster_variable values ('*', 'GLOBAL', 'planted', '1')`),
      ).toBe('refused');
    });
    await asApplication('<default>', async (client) => {
      expect(await outcome(client, `update cluster_variable set value = '2' where tenant_id = '*'`)).toBe(1);
    });
  });
});

describe('nothing leads around the wall', () => {
  test('every table with a tenant has it, also against its owner', async () => {
    const open = await namesOf(`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(open).toEqual([]);
  });

  test('views ask as their reader, and no function of ours runs as its owner but two', async () => {
    const views = await namesOf(`
      select relname as name from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
        and not coalesce(reloptions @> '{security_invoker=true}', false)`);
    const functions = await namesOf(`
      select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`);
    // Receivers of any tenant's webhooks look up public keys before anyone is known: nothing else leaves this function.
    // No role may delete history. Only the engine's own loops call the other: it works in the one tenant that they name,
    // and writes the entry that says what it removed.
    expect({ views, functions: [...functions].sort() }).toEqual({
      views: [],
      functions: ['expire_instances', 'published_webhook_keys'],
    });
    const forAll = await namesOf(`
      select proname as name from pg_proc
      where proname = 'expire_instances' and has_function_privilege('vorgang_app', oid, 'execute')`);
    expect(forAll).toEqual([]);
  });

  test('the application’s roles own nothing and pass no wall', async () => {
    const powers = await namesOf(`
      select rolname as name from pg_roles where rolname in ('vorgang_app', 'vorgang_engine')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin
          or exists (select from pg_class where relowner = pg_roles.oid))`);
    expect(powers).toEqual([]);
  });
});
