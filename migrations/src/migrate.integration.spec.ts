import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseNewerThanCodeError } from './database-newer-than-code-error.js';
import { migrate } from './migrate.js';
import { readChecksums } from './migration-checksums.js';
import { MigrationEditedError } from './migration-edited-error.js';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('two processes that start at once migrate an empty database once', async () => {
  await Promise.all([migrate(database.url), migrate(database.url)]);
  const record = await owner.query('select name from schema_migration');
  expect(new Set(record.rows.map((row) => row.name)).size).toBe(record.rows.length);
  expect(record.rows.length).toBeGreaterThan(4);
});

test('every table with a tenant forces row-level security', async () => {
  const open = await owner.query(`
    select class.relname from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    where attribute.attname = 'tenant_id' and class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace
      and not (class.relrowsecurity and class.relforcerowsecurity)`);
  expect(open.rows).toEqual([]);
});

test('every table with a tenant has it first in its primary key', async () => {
  const misplaced = await owner.query(`
    select class.relname from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    left join pg_index index on index.indrelid = class.oid and index.indisprimary
    where attribute.attname = 'tenant_id' and class.relkind in ('r', 'p') and class.relnamespace = 'public'::regnamespace
      and index.indkey[0] is distinct from attribute.attnum`);
  expect(misplaced.rows).toEqual([]);
});

test('the application owns nothing and bypasses nothing', async () => {
  const roles = await owner.query(`
    select rolname, rolsuper, rolbypassrls, rolcanlogin,
           (select count(*)::integer from pg_class where relowner = pg_roles.oid) as owned
    from pg_roles where rolname in ('vorgang_app', 'vorgang_engine') order by rolname`);
  expect(roles.rows).toEqual([
    { rolname: 'vorgang_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 },
    { rolname: 'vorgang_engine', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 },
  ]);
});

test('a query sees the tenant of its transaction, and nothing without one', async () => {
  await owner.query("insert into tenant (tenant_id, name) values ('nord', 'Nord'), ('sued', 'Süd')");
  const application = await connectAs('vorgang_app');
  expect((await application.query('select * from tenant')).rows).toEqual([]);
  await application.query('begin');
  await application.query("select set_config('app.tenant', 'nord', true)");
  const seen = await application.query('select tenant_id from tenant');
  await expect(
    application.query("insert into tenant (tenant_id, name) values ('west', 'West')"),
  ).rejects.toThrow(/row-level security/);
  await application.query('rollback');
  expect(seen.rows).toEqual([{ tenant_id: 'nord' }]);
  expect((await application.query('select * from tenant')).rows).toEqual([]);
  await application.end();
});

test('the loops of the engine see every tenant but may not write cases', async () => {
  const engine = await connectAs('vorgang_engine');
  expect((await engine.query('select tenant_id from tenant order by tenant_id')).rows).toHaveLength(2);
  await expect(engine.query('update process_instance set version = 1')).rejects.toThrow(/permission denied/);
  await expect(engine.query('update history set payload = payload')).rejects.toThrow(/permission denied/);
  await engine.end();
});

test.each(['update history set payload = payload', 'delete from history', 'truncate history'])(
  'neither the application nor the owner can %s',
  async (statement) => {
    await owner.query(`
      insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id,
        command, payload, commitment, hash)
      values ('nord', 1, 1, 1, now(), 'engine', 'test', 'test', '[]', '', '') on conflict do nothing`);
    const application = await connectAs('vorgang_app');
    await expect(application.query(statement)).rejects.toThrow(/permission denied/);
    await application.end();
    await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    await owner.query("set session_replication_role = 'replica'");
    await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    await owner.query("set session_replication_role = 'origin'");
  },
);

test('a program starts on the database that the next release has migrated, which only added', async () => {
  await migrateAsNextRelease();
  await migrate(database.url);
  await undoNextRelease();
});

test.each([
  [
    'says that a program has to know one of its migrations',
    'update schema_compatibility set must_know = 1763900009999',
  ],
  ['says nothing about that', 'delete from schema_compatibility'],
])('a database that a newer version migrated and that %s is refused', async (_case, statement) => {
  const { rows } = await owner.query('select must_know from schema_compatibility');
  await migrateAsNextRelease();
  await owner.query(statement);
  const refusal = await migrate(database.url).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseNewerThanCodeError);
  expect(refusal).toMatchObject({ unknownMigrations: ['FromTheFuture1763900009999'] });
  await undoNextRelease();
  await owner.query('delete from schema_compatibility');
  await owner.query('insert into schema_compatibility (must_know) values ($1)', [rows[0].must_know]);
});

/** Leaves what a migration of a release to come would leave. */
async function migrateAsNextRelease(): Promise<void> {
  await owner.query(
    "insert into schema_migration (timestamp, name) values (1763900009999, 'FromTheFuture1763900009999')",
  );
  await owner.query(
    "insert into schema_migration_checksum values ('9999-from-the-future.sql', repeat('a', 64))",
  );
}

async function undoNextRelease(): Promise<void> {
  await owner.query("delete from schema_migration where name like 'FromTheFuture%'");
  await owner.query("delete from schema_migration_checksum where file_name like '9999-%'");
}

test('a database whose applied migration was edited afterwards is refused', async () => {
  const recorded = await owner.query('select file_name from schema_migration_checksum order by file_name');
  expect(recorded.rows.map((row) => row.file_name)).toEqual(
    expect.arrayContaining(['0001-engine.sql', '0005-activate-jobs.sql', '0013-migration-checksums.sql']),
  );
  const other = 'a'.repeat(64);
  const { rows } = await owner.query(
    `update schema_migration_checksum new set checksum = $1 from schema_migration_checksum old
     where new.file_name = '0003-casework.sql' and old.file_name = new.file_name returning old.checksum`,
    [other],
  );
  await owner.query('insert into schema_migration_checksum (file_name, checksum) values ($1, $2)', [
    '0004-taken-away.sql',
    other,
  ]);
  const refusal = await migrate(database.url).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(MigrationEditedError);
  expect(refusal).toMatchObject({ fileNames: ['0003-casework.sql', '0004-taken-away.sql'] });
  expect((refusal as Error).message).toContain('restore the files');
  await owner.query("delete from schema_migration_checksum where file_name = '0004-taken-away.sql'");
  await owner.query('update schema_migration_checksum set checksum = $1 where checksum = $2', [
    rows[0].checksum,
    other,
  ]);
  await migrate(database.url);
});

test('a database that was migrated before checksums were recorded gets them', async () => {
  await owner.query('delete from schema_migration_checksum');
  await migrate(database.url);
  const { rows } = await owner.query('select count(*)::integer from schema_migration_checksum');
  expect(rows[0].count).toBeGreaterThan(8);
});

test('line ends of another system change no checksum', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vorgang-sql-'));
  const checksumOf = async (content: string) => {
    await writeFile(join(folder, '0001-a.sql'), content);
    return (await readChecksums(pathToFileURL(`${folder}/`))).get('0001-a.sql');
  };
  expect(await checksumOf('select 1;\r\nselect 2;\r\n')).toBe(await checksumOf('select 1;\nselect 2;\n'));
  expect(await checksumOf('select 1;\n')).not.toBe(await checksumOf('select 2;\n'));
  await rm(folder, { recursive: true });
});

test('a role that is no superuser can migrate and take the application role', async () => {
  const own = await createTestDatabase();
  const name = new URL(own.url).pathname.slice(1);
  await owner.query(`create role owner_${name} login createrole password 'secret'`);
  await owner.query(`alter database ${name} owner to owner_${name}`);
  await owner.query(`grant vorgang_app, vorgang_engine to owner_${name} with admin option`);
  const url = new URL(own.url);
  url.username = `owner_${name}`;
  url.password = 'secret';
  await migrate(url.toString());
  const application = new pg.Client({ connectionString: url.toString(), options: '-c role=vorgang_app' });
  await application.connect();
  expect((await application.query('select current_user')).rows[0]).toEqual({ current_user: 'vorgang_app' });
  await application.end();
  await expectHistoryToExpire(url.toString());
  await own.drop();
  await owner.query(`drop role owner_${name}`);
});

/** The one function with the rights of the owner finds its rows also where the owner is bound by row-level security. */
async function expectHistoryToExpire(connectionString: string): Promise<void> {
  const application = new pg.Client({ connectionString, options: '-c role=vorgang_app -c app.tenant=nord' });
  const engine = new pg.Client({ connectionString, options: '-c role=vorgang_engine' });
  await Promise.all([application.connect(), engine.connect()]);
  await application.query(`
    insert into process_instance (tenant_id, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, state, start_date, end_date, version, tokens, variables, history_sequence, history_hash)
    values ('nord', 7, 1, 'p', 1, 'COMPLETED', now(), now(), 2, '', '', 2, '\\x02');
    insert into history (tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id, command,
      payload, commitment, hash)
    select 'nord', 7, n, 1, now(), 'user', 'clerk', 'completeJob', '[]', '', '\\x02' from generate_series(1, 2) as n`);
  const { rows } = await engine.query(
    `select expire_instances('nord', '[{"process_instance_key": 7, "sequence": 3, "previous_hash": "\\\\x02",
       "hash": "\\\\x03", "format": 1, "recorded_at": "2026-03-01T00:00:00Z", "actor_kind": "engine",
       "actor_id": "test", "payload": "[]"}]') as removed`,
  );
  expect(rows).toEqual([{ removed: 1 }]);
  expect((await engine.query('select sequence from history')).rows).toEqual([{ sequence: '3' }]);
  expect((await engine.query('select from process_instance')).rowCount).toBe(0);
  await Promise.all([application.end(), engine.end()]);
}

async function connectAs(role: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, options: `-c role=${role}` });
  await client.connect();
  return client;
}

test.each([
  [
    'nobody listens',
    'postgres://clerk:secret@127.0.0.1:1/vorgang',
    /"vorgang" at 127\.0\.0\.1:1 .*ECONNREFUSED/,
  ],
  ['it is another kind of server', 'mysql://clerk:secret@127.0.0.1/vorgang', /no address of a PostgreSQL/],
  ['it is no address', 'vorgang', /no address of a PostgreSQL/],
])(
  'a database that cannot be reached is named, with the fix and without the password: %s',
  async (_case, url, reason) => {
    const refusal = await migrate(url).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      name: 'DatabaseOutOfReachError',
      message: expect.stringMatching(reason),
    });
    expect((refusal as Error).message).toContain('Check DATABASE_URL');
    expect((refusal as Error).message).not.toContain('secret');
  },
);

test('a wrong database on the right server is named', async () => {
  const url = new URL(database.url);
  url.pathname = '/no-such-database';
  await expect(migrate(url.toString())).rejects.toThrow(/"no-such-database" at .* does not exist/);
});

test('a build of indexes that was broken off begins anew, without what it left half built', async () => {
  await owner.query(`update pg_index set indisvalid = false where indexrelid = 'job_by_end'::regclass`);
  await owner.query(
    `drop index history_by_actor; delete from schema_migration where name like 'OrdersOfSteps%'`,
  );
  await migrate(database.url);
  const { rows } = await owner.query(
    `select indexrelid::regclass::text as name from pg_index
     where indexrelid::regclass::text in ('job_by_end', 'history_by_actor') and indisvalid order by name`,
  );
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(['history_by_actor', 'job_by_end']);
});
