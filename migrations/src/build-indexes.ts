import type { QueryRunner } from 'typeorm';
import { readSqlFile } from './sql-file.js';

/**
 * Builds the indexes of a file while others write: each `create index concurrently if not exists` for itself. The
 * migration must say `transaction = false`. One that was broken off begins anew: what it left half built is dropped first.
 */
export async function buildIndexes(runner: QueryRunner, fileName: string): Promise<void> {
  const sql = await readSqlFile(fileName);
  const statements = sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .filter((statement) => statement.trim() !== '');
  for (const index of await halfBuilt(runner)) await runner.query(`drop index concurrently ${index}`);
  for (const statement of statements) await runner.query(statement);
}

/** While the migration holds its lock nobody else builds one. */
async function halfBuilt(runner: QueryRunner): Promise<readonly string[]> {
  const rows = (await runner.query(
    'select indexrelid::regclass::text as name from pg_index where not indisvalid',
  )) as readonly { readonly name: string }[];
  return rows.map(({ name }) => name);
}
