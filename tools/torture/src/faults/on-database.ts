import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const attempts = 40;
const pause = 100;

/** Does something on a connection of its own as the database's owner; waits a little while for a server that is away. */
export async function onDatabase(
  databaseUrl: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (attempt === attempts) throw error;
      await wait(pause);
    }
  }
}
