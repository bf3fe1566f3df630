import { fileURLToPath } from 'node:url';
import { defaultSessionLimits, demonstrationPassword, demonstrationPeople } from '@vorgang/identity';
import { createTestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import { createEngineApplication, type EngineApplication, type EngineSeams } from '../application.js';
import type { EngineConfiguration } from '../configuration.js';

export interface TestApplication {
  readonly url: string;
  readonly application: EngineApplication;
  /** One statement as the owner of the database. */
  sql(text: string): Promise<pg.QueryResult>;
  close(): Promise<void>;
}

/** A whole server with the demonstration's people, on a database of its own and a free port. */
export async function startTestApplication(
  changes: Partial<EngineConfiguration> = {},
  prepare: (owner: pg.Client) => Promise<void> = () => Promise.resolve(),
  seams: EngineSeams = {},
): Promise<TestApplication> {
  const publicUrl = changes.publicUrl ?? 'http://localhost';
  const database = await createTestDatabase();
  const configuration: EngineConfiguration = {
    port: 0,
    databaseUrl: database.url,
    publicUrl,
    staffUrl: publicUrl,
    hstsIncludeSubdomains: false,
    trustedProxies: 'loopback',
    proceduresFolder: fileURLToPath(new URL('../../../../processes', import.meta.url)),
    demonstration: true,
    testClock: true,
    rateLimits: { perAccount: 1000, perAddress: 1000 },
    shutdownDelaySeconds: 0,
    limits: {},
    commandsWaiting: 4_000,
    // Tests share the event loop, and the machine, with whatever else runs.
    loopDelayLimit: 0,
    batchOperationDays: 30,
    historyTimeToLive: null,
    databaseConnections: 8,
    tokenIssuers: [],
    sessionLimits: defaultSessionLimits,
    passwordSignIn: true,
    familiarWords: [],
    temporaryPasswordDays: 7,
    secondFactor: { isRequired: false, exempt: [] },
    multiTenancy: false,
    ...changes,
  };
  const application = await createEngineApplication(configuration, seams);
  await asOwner(database.url, prepare);
  const { url } = await application.listen();
  return {
    url,
    application,
    sql: (text) => asOwner(database.url, (owner) => owner.query(text)),
    close: async () => {
      await application.close();
      await database.drop();
    },
  };
}

async function asOwner<Result>(
  databaseUrl: string,
  prepare: (owner: pg.Client) => Promise<Result>,
): Promise<Result> {
  const owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
  try {
    return await prepare(owner);
  } finally {
    await owner.end();
  }
}

/** The password of accounts that tests create; that of the demonstration's people breaks the rules. */
export const testPassword = 'Ebbe und Flut';

const inDemonstration = new Set(demonstrationPeople.map(({ username }) => username));

/** The header of HTTP basic authentication for an account of the demonstration, or one that a test created. */
export function as(username: string, password = passwordOf(username)): { readonly authorization: string } {
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

/** What an account signs in with unless the test says otherwise. */
export function passwordOf(username: string): string {
  return inDemonstration.has(username) ? demonstrationPassword : testPassword;
}
