import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { AppliedMigration } from './applied-migrations.js';
import { MigrationEditedError } from './migration-edited-error.js';

/** SHA-256 per file of the folder sql. Line ends count as line feeds, whatever a checkout makes of them. */
export async function readChecksums(folder: URL): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const checksums = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(new URL(name, folder), 'utf8');
      return [name, createHash('sha256').update(content.replaceAll('\r\n', '\n')).digest('hex')] as const;
    }),
  );
  return new Map(checksums);
}

/**
 * Compares the files with what was applied. A database from before checksums were recorded has none and passes.
 *
 * @param unknown migrations of a newer version, whose files this one need not have
 * @throws MigrationEditedError when an applied file was edited or taken away afterwards
 */
export async function refuseEditedMigrations(
  client: pg.Client,
  checksums: ReadonlyMap<string, string>,
  unknown: readonly AppliedMigration[],
): Promise<void> {
  const table = await client.query<{ readonly exists: boolean }>(
    "select to_regclass('public.schema_migration_checksum') is not null as exists",
  );
  if (table.rows[0]?.exists !== true) return;
  const applied = await client.query<{ readonly file_name: string; readonly checksum: string }>(
    'select file_name, checksum from public.schema_migration_checksum order by file_name',
  );
  const edited = applied.rows
    .filter(({ file_name: name }) => !unknown.some((migration) => belongsTo(name, migration)))
    .filter((row) => checksums.get(row.file_name) !== row.checksum);
  if (edited.length > 0) throw new MigrationEditedError(edited.map((row) => row.file_name));
}

/** A file begins with the number that its migration's timestamp ends with: `0140-schema-compatibility.sql`. */
function belongsTo(fileName: string, { timestamp }: AppliedMigration): boolean {
  return fileName.startsWith(`${String(timestamp).slice(-4)}-`);
}

/** Records the files that were applied just now, and those that were applied before checksums were recorded. */
export async function recordChecksums(
  client: pg.Client,
  checksums: ReadonlyMap<string, string>,
): Promise<void> {
  await client.query(
    `insert into public.schema_migration_checksum (file_name, checksum)
     select * from unnest($1::text[], $2::text[]) on conflict do nothing`,
    [[...checksums.keys()], [...checksums.values()]],
  );
}
