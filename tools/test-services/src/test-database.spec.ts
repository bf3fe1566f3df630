import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.js';

test('a test file gets an empty PostgreSQL database of its own', async () => {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const answer = await client.query<{ count: string }>(
    "select count(*) from information_schema.tables where table_schema = 'public'",
  );
  await client.end();
  await database.drop();
  expect(answer.rows[0]?.count).toBe('0');
});
