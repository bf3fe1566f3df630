import type { InjectFault } from './fault.js';
import { onDatabase } from './on-database.js';

/** PostgreSQL ends a share of the programs' sessions, some of them in the middle of a statement. */
export const endSessions: InjectFault = ({ databaseUrl }, { strength }) =>
  onDatabase(databaseUrl, async (client) => {
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and random() < $1`,
      [0.2 + strength * 0.8],
    );
  });
