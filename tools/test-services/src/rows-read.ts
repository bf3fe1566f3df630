import type pg from 'pg';

/**
 * What was found, and how many rows of a table PostgreSQL read for it, on a connection in no transaction.
 * Its counters within a transaction are exact; the ones that it gathers of all are late.
 */
export async function rowsRead<Found>(
  client: pg.Client,
  table: string,
  read: () => Promise<Found>,
): Promise<{ readonly found: Found; readonly read: number }> {
  await client.query('begin');
  const before = await counted(client, table);
  const found = await read();
  const after = await counted(client, table);
  await client.query('commit');
  return { found, read: after - before };
}

async function counted(client: pg.Client, table: string): Promise<number> {
  const { rows } = await client.query<{ read: string }>(
    'select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as read from pg_stat_xact_user_tables where relname = $1',
    [table],
  );
  return Number(rows[0]?.read ?? 0);
}
