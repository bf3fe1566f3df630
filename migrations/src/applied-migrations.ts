import type pg from 'pg';
import { DatabaseNewerThanCodeError } from './database-newer-than-code-error.js';

/** A migration as the database has recorded it. */
export interface AppliedMigration {
  readonly name: string;
  /** The number of its files is the end of it. */
  readonly timestamp: number;
}

/** What was applied before, oldest first. */
export async function appliedMigrations(client: pg.Client): Promise<readonly AppliedMigration[]> {
  if (!(await exists(client, 'schema_migration'))) return [];
  const { rows } = await client.query<{ readonly name: string; readonly timestamp: string }>(
    'select name, timestamp from public.schema_migration order by id',
  );
  return rows.map(({ name, timestamp }) => ({ name, timestamp: Number(timestamp) }));
}

/**
 * Lets a program start whose next release has migrated the database, as long as what it does not know only adds.
 *
 * @param unknown applied migrations that this code does not have
 * @throws DatabaseNewerThanCodeError where the database says that a program has to know one of them
 */
export async function refuseNewerDatabase(
  client: pg.Client,
  unknown: readonly AppliedMigration[],
): Promise<void> {
  if (unknown.length === 0) return;
  const mustKnow = await lastThatMustBeKnown(client);
  const missed = unknown.filter(({ timestamp }) => mustKnow === null || timestamp <= mustKnow);
  if (missed.length > 0) throw new DatabaseNewerThanCodeError(missed.map(({ name }) => name));
}

/** Null where the database does not say it. */
async function lastThatMustBeKnown(client: pg.Client): Promise<number | null> {
  if (!(await exists(client, 'schema_compatibility'))) return null;
  const { rows } = await client.query<{ readonly must_know: string }>(
    'select must_know from public.schema_compatibility',
  );
  return rows[0] === undefined ? null : Number(rows[0].must_know);
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ readonly exists: boolean }>(
    'select to_regclass($1) is not null as exists',
    [`public.${table}`],
  );
  return rows[0]!.exists;
}
