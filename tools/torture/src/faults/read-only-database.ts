import { during, type InjectFault } from './fault.js';
import { onDatabase } from './on-database.js';

/** Nothing can be written for a while, as on a full disk or on a server that has become a replica. */
export const readOnlyDatabase: InjectFault = async ({ databaseUrl }, fault) => {
  await onDatabase(databaseUrl, async (client) => {
    await client.query('alter system set default_transaction_read_only = on');
    await client.query('select pg_reload_conf()');
  });
  await during(fault, 300, 2_500);
  await makeWritable(databaseUrl);
};

/** Ends it, also where a crash of the server came in between. */
export function makeWritable(databaseUrl: string): Promise<void> {
  return onDatabase(databaseUrl, async (client) => {
    await client.query('set default_transaction_read_only = off');
    await client.query('alter system reset default_transaction_read_only');
    await client.query('select pg_reload_conf()');
  });
}
