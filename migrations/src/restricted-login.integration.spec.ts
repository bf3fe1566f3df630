import { randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseNewerThanCodeError } from './database-newer-than-code-error.js';
import { migrate, prepareDatabase } from './migrate.js';
import { MigrationEditedError } from './migration-edited-error.js';
import { LoginNotPreparedError } from './prepare-login.js';
import { SchemaBehindError } from './schema-behind-error.js';

let database: TestDatabase;
let owner: pg.Client;
let login: string;
let restricted: string;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  login = `vorgang_login_${randomBytes(4).toString('hex')}`;
  restricted = addressOf(login);
});

afterEach(async () => {
  await owner.query(`drop owned by ${login}; drop role ${login}`);
  await owner.end();
  await database.drop();
});

function addressOf(role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = 'secret';
  return url.toString();
}

test('a role that may change no tables is told who makes them, and starts once they are there', async () => {
  await owner.query(`create role ${login} login password 'secret'`);
  const refused: unknown = await migrate(restricted).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(SchemaBehindError);
  expect((refused as Error).message).toMatch(/prepare-database.*MIGRATION_DATABASE_URL/);
  await prepareDatabase(database.url, restricted);
  await migrate(restricted);
});

test('it starts on the schema of the next release as long as that only added, and on no other', async () => {
  await prepareDatabase(database.url, restricted);
  await owner.query(
    "insert into schema_migration (timestamp, name) values (1763900009999, 'OfTheNextRelease1763900009999')",
  );
  await migrate(restricted);
  await owner.query('update schema_compatibility set must_know = 1763900009999');
  await expect(migrate(restricted)).rejects.toThrow(DatabaseNewerThanCodeError);
});

test('it finds migrations that were edited, and missing ones', async () => {
  await prepareDatabase(database.url, restricted);
  await owner.query(
    `update schema_migration_checksum set checksum = repeat('0', 64) where file_name like '0001%'`,
  );
  await expect(migrate(restricted)).rejects.toThrow(MigrationEditedError);
  await owner.query("delete from schema_migration where name like 'SchemaReadable%'");
  await expect(migrate(restricted)).rejects.toThrow(SchemaBehindError);
});

test('an owner that may not make roles says what an administrator has to run', async () => {
  const small = `${login}_owner`;
  await owner.query(`create role ${small} login password 'secret'`);
  await owner.query(`create role ${login} login password 'secret'`);
  await owner.query(`grant create on schema public to ${small}`);
  await prepareDatabase(database.url, database.url);
  await owner.query(
    `grant ${(await owner.query<{ u: string }>('select current_user as u')).rows[0]!.u} to ${small}`,
  );
  const refused: unknown = await prepareDatabase(addressOf(small), restricted).catch(
    (error: unknown) => error,
  );
  await owner.query(`drop owned by ${small}; drop role ${small}`);
  expect(refused).toBeInstanceOf(LoginNotPreparedError);
  expect((refused as Error).message).toContain(`grant vorgang_app, vorgang_engine to "${login}"`);
});
