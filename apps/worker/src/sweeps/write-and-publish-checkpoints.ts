import { publishCheckpoints, writeCheckpoints, type SigningKey } from '@vorgang/audit';
import type pg from 'pg';

/** Signs where all histories stand, and writes the newest checkpoints to the folder, if there is one. */
export async function writeAndPublishCheckpoints(
  enginePool: pg.Pool,
  key: SigningKey,
  folder: string | undefined,
): Promise<void> {
  await writeCheckpoints(enginePool, key);
  // Also where none was written now: the program may have ended between writing and publishing.
  if (folder !== undefined) await publishCheckpoints(enginePool, folder);
}
