import { migrate } from '@vorgang/migrations';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DraftEntity } from '../entities/draft.entity.js';
import { TenantEntity } from '../entities/tenant.entity.js';
import { connectionOf } from './connection-of.js';
import { createDataSource } from './create-data-source.js';
import { tenantWork, type TenantWork } from './tenant-work.js';

const monday = new Date('2026-11-23T09:00:00.123Z');
let database: TestDatabase;
let dataSource: DataSource;
let work: TenantWork;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  // One connection, so that each transaction comes after the other on the same one.
  dataSource = await createDataSource(database.url, { connections: 1 }).initialize();
  work = tenantWork(dataSource);
  await work.run('nord', async (manager) => {
    await manager.insert(TenantEntity, { tenantId: 'nord', name: 'Nord' });
    await manager.insert(DraftEntity, draft('nord', 'a'));
  });
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

function draft(tenantId: string, secret: string): DraftEntity {
  const draftHash = Buffer.from(secret);
  const moments = { createdAt: monday, updatedAt: monday, expiresAt: monday };
  return { tenantId, draftHash, serviceId: 'hund', answers: '{}', ...moments, caseId: '9223372036854775807' };
}

test('keys stay strings to their last digit, moments keep their milliseconds, hashes are bytes', async () => {
  expect(await work.run('nord', (manager) => manager.find(DraftEntity))).toEqual([draft('nord', 'a')]);
});

test('work that forgets to name its tenant reads, changes and deletes nothing of another one', async () => {
  await work.run('sued', async (manager) => {
    expect(await manager.find(DraftEntity)).toEqual([]);
    expect(
      (await manager.createQueryBuilder().update(DraftEntity).set({ answers: '' }).execute()).affected,
    ).toBe(0);
    expect((await manager.createQueryBuilder().delete().from(DraftEntity).execute()).affected).toBe(0);
    expect(await manager.query('select * from draft')).toEqual([]);
    expect((await (await connectionOf(manager)).query('select * from draft')).rows).toEqual([]);
  });
});

test('the connection forgets the tenant with the transaction, also with one that failed', async () => {
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(1);
  expect(await dataSource.query('select * from draft')).toEqual([]);
  await expect(work.run('nord', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await dataSource.query('select * from draft')).toEqual([]);
});

test('a failure rolls back, and its error does not carry the values of the statement', async () => {
  const failure: unknown = await work
    .run('nord', async (manager) => {
      await manager.insert(DraftEntity, draft('nord', 'b'));
      await manager.insert(DraftEntity, { ...draft('nord', 'c'), serviceId: 'Zoë\u0000' });
    })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: '22021' });
  expect(JSON.stringify(failure)).not.toContain('Zoë');
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(1);
});

test('statements by hand belong to the transaction of the manager', async () => {
  await expect(
    work.run('nord', async (manager) => {
      await (await connectionOf(manager)).query('delete from draft');
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(1);
  await expect(connectionOf(dataSource.manager)).rejects.toThrow('in no transaction');
});

test('a connection that breaks within the work says so, and the next work has a new one', async () => {
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  const interrupted = work.run('nord', async (manager) => {
    const [own] = await manager.query<readonly { readonly pid: number }[]>('select pg_backend_pid() as pid');
    const connection = (await manager.queryRunner!.connect()) as pg.PoolClient;
    const broken = new Promise((resolve) => connection.once('error', resolve));
    await killer.query('select pg_terminate_backend($1)', [own?.pid]);
    await broken;
    return manager.count(DraftEntity);
  });
  await expect(interrupted).rejects.toThrow('Connection terminated');
  await killer.end();
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(1);
});

test('what is read at one moment does not change while others write', async () => {
  const other = await createDataSource(database.url, { connections: 1 }).initialize();
  const counts = await work.runAtOneMoment('nord', async (manager) => {
    const before = await manager.count(DraftEntity);
    await tenantWork(other).run('nord', (writer) => writer.insert(DraftEntity, draft('nord', 'd')));
    return [before, await manager.count(DraftEntity)];
  });
  await other.destroy();
  expect(counts).toEqual([1, 1]);
});

test('a reader sees its tenant only, and the connection forgets it, also where the work fails', async () => {
  const secrets = (tenantId: string) =>
    work.read(tenantId, ({ query }) =>
      query<{ secret: string }[]>("select encode(draft_hash, 'escape') as secret from draft order by 1"),
    );
  expect(await secrets('nord')).toEqual([{ secret: 'a' }, { secret: 'd' }]);
  expect(await secrets('sued')).toEqual([]);
  await expect(work.read('nord', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await dataSource.query('select * from draft')).toEqual([]);
});

test('what a reader asks side by side is answered each in its place, also where one of them is wrong', async () => {
  const ask = (...statements: readonly string[]) =>
    work.read('nord', ({ query }) => Promise.all(statements.map((statement) => query(statement))));
  expect(await ask('select 1 as one', 'select 2 as two')).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  await expect(ask('select 1 as one', 'select 1 / 0', 'select 2 as two')).rejects.toMatchObject({
    code: '22012',
  });
  expect(await ask('select 3 as three')).toEqual([[{ three: 3 }]]);
});

test('a reader writes nothing', async () => {
  const deletion = work.read('nord', ({ query }) => query('delete from draft'));
  await expect(deletion).rejects.toMatchObject({ code: '25006' });
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(2);
});

test('a statement that is planned once sees the tenant of each reader', async () => {
  const count = (tenantId: string) =>
    work.read(tenantId, ({ prepared }) =>
      prepared<{ count: number }[]>(
        'count-drafts',
        'select count(*)::int as count from draft where service_id = $1',
        ['hund'],
      ),
    );
  for (const round of [1, 2, 3, 4, 5, 6, 7]) {
    expect([round, await count('nord')]).toEqual([round, [{ count: 2 }]]);
    expect([round, await count('sued')]).toEqual([round, [{ count: 0 }]]);
  }
});

test('reading whose connection breaks is done once more', async () => {
  const killer = new pg.Client({ connectionString: database.url });
  await killer.connect();
  let reads = 0;
  const read = (breaks: number): Promise<number> =>
    work.read('nord', async ({ query }) => {
      reads += 1;
      const [own] = await query<readonly { readonly pid: number }[]>('select pg_backend_pid() as pid');
      if (reads <= breaks) await killer.query('select pg_terminate_backend($1, 10000)', [own?.pid]);
      await query('select 1');
      return reads;
    });
  expect(await read(1)).toBe(2);
  reads = 0;
  await expect(read(2)).rejects.toThrow();
  await killer.end();
  expect(await work.run('nord', (manager) => manager.count(DraftEntity))).toBe(2);
});

test('a function that raises the wall itself leaves no tenant on the connection', async () => {
  expect(await work.call('nord', 'find_account', 'nobody')).toEqual([]);
  expect(await dataSource.query("select nullif(current_setting('app.tenant', true), '') as tenant")).toEqual([
    { tenant: null },
  ]);
});

test('such a function is asked again where its connection had broken unnoticed, once', async () => {
  let broken = 1;
  const failing = new Proxy(dataSource, {
    get: (target, name) =>
      name === 'query'
        ? (statement: string, values: unknown[]) =>
            broken-- > 0
              ? Promise.reject(new Error('Client has encountered a connection error and is not queryable'))
              : target.query(statement, values)
        : Reflect.get(target, name),
  });
  expect(await tenantWork(failing).call('nord', 'find_account', 'nobody')).toEqual([]);
  broken = 2;
  await expect(tenantWork(failing).call('nord', 'find_account', 'nobody')).rejects.toThrow('not queryable');
});
