import pg from 'pg';
import { during, type InjectFault } from './fault.js';

const most = 160;

/** All connections that PostgreSQL has left are taken by somebody else for a while. */
export const exhaustConnections: InjectFault = async ({ databaseUrl }, fault) => {
  const held: pg.Client[] = [];
  try {
    while (held.length < most) {
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
      client.on('error', () => undefined);
      await client.connect();
      held.push(client);
    }
  } catch {
    // No more connections: that is what was wanted.
  }
  await during(fault, 300, 2_000);
  await Promise.all(held.map((client) => client.end().catch(() => undefined)));
};
