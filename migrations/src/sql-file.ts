import { readFile } from 'node:fs/promises';
import type { QueryRunner } from 'typeorm';

/** Runs one file of the folder sql, which stands beside both src and dist. */
export async function runSqlFile(runner: QueryRunner, fileName: string): Promise<void> {
  await runner.query(await readSqlFile(fileName));
}

/** The text of one file of the folder sql. */
export function readSqlFile(fileName: string): Promise<string> {
  return readFile(new URL(`../sql/${fileName}`, import.meta.url), 'utf8');
}

/** The schema only goes forward; an older state comes from a backup. */
export function refuseToGoBack(name: string): never {
  throw new Error(
    `The migration ${name} cannot be undone. Restore the backup that was made before it instead.`,
  );
}
