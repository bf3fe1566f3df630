import { prepareDatabase } from '@vorgang/migrations';
import { refuseUnencrypted } from '@vorgang/outbound';
import { prepareQueueTables } from '@vorgang/queue';

/** Says what is wrong with the environment, or prepares the database for programs that may change no table. */
async function main(environment: NodeJS.ProcessEnv): Promise<string> {
  const mistakes: string[] = [];
  const address = (name: string): string => {
    const value = environment[name]?.trim() ?? '';
    if (!/^postgres(ql)?:/.test(value) || !URL.canParse(value))
      mistakes.push(`${name} must be an address that starts with postgres://.`);
    return value;
  };
  const ownerUrl = address('MIGRATION_DATABASE_URL');
  const databaseUrl = address('DATABASE_URL');
  refuseUnencrypted(environment, mistakes);
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  await prepareDatabase(ownerUrl, databaseUrl);
  if (!environment['REDIS_URL']?.trim()) await prepareQueueTables(ownerUrl);
  return `The database is up to date, and ${new URL(databaseUrl).username} may work on it.`;
}

main(process.env).then(
  (done) => console.log(done),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
