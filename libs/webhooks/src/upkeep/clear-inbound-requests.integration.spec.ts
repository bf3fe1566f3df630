import { migrate } from '@vorgang/migrations';
import { createPool } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearInboundRequests } from './clear-inbound-requests.js';

const now = new Date('2026-05-31T12:00:00Z');
const day = 24 * 60 * 60 * 1000;

let database: TestDatabase;
let owner: pg.Pool;
let engine: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  owner = new pg.Pool({ connectionString: database.url, max: 1 });
  engine = createPool(database.url, { role: 'vorgang_engine', connections: 1 });
});
afterAll(async () => {
  await engine.end();
  await owner.end();
  await database.drop();
});

async function receive(tenantId: string, path: string, age: number): Promise<void> {
  await owner.query('insert into tenant (tenant_id, name) values ($1, $1) on conflict do nothing', [
    tenantId,
  ]);
  await owner.query(
    `insert into inbound_webhook_request (tenant_id, path, signature_hash, content_hash, command_key, received_at)
     values ($1, $2::text, sha256(convert_to($2::text, 'UTF8')), sha256('content'), 'webhook-in-' || $2::text, $3)`,
    [tenantId, path, new Date(now.getTime() - age)],
  );
}

test('signatures are remembered for thirty days, of every tenant, and then forgotten', async () => {
  await receive('nord', 'old', 30 * day + 1);
  await receive('sued', 'older', 90 * day);
  await receive('nord', 'at-the-limit', 30 * day);
  await receive('sued', 'new', day);
  await clearInboundRequests(engine, now);
  const { rows } = await owner.query<{ path: string }>(
    'select path from inbound_webhook_request order by path',
  );
  expect(rows.map(({ path }) => path)).toEqual(['at-the-limit', 'new']);
  await clearInboundRequests(engine, now);
  expect((await owner.query('select from inbound_webhook_request')).rowCount).toBe(2);
});
