import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a running demonstration says how to reach its database. */
const connectionFile = join('.data', 'postgres', 'connection.json');

/**
 * The database to verify: DATABASE_URL, else that of the demonstration which runs from the given folder.
 *
 * @throws Error where there is neither
 */
export async function databaseUrl(environment: NodeJS.ProcessEnv, folder: string): Promise<string> {
  if (environment['DATABASE_URL']) return environment['DATABASE_URL'];
  const path = join(folder, connectionFile);
  try {
    const connection = JSON.parse(await readFile(path, 'utf8')) as { readonly url?: unknown };
    if (typeof connection.url === 'string') return connection.url;
  } catch {
    // Said below, together with the other way.
  }
  throw new Error(
    `Keine Datenbank gefunden. Setzen Sie DATABASE_URL oder starten Sie die Demonstration mit npm start (${path}).`,
  );
}
