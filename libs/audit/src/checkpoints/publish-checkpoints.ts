import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queryable } from '@vorgang/storage';
import { checkpointFileName } from './checkpoint-file-name.js';

const latestStatement = `
  select latest.tenant_id as "tenantId", latest.tree_size as "treeSize", latest.note
  from tenant t
  cross join lateral (
    select c.tenant_id, c.tree_size, c.note from audit_checkpoint c
    where c.tenant_id = t.tenant_id order by c.tree_size desc limit 1) as latest`;

/**
 * Writes the last checkpoint of each tenant to a folder, best on a medium that can only be written once or in the hands
 * of another authority: `FOLDER/TENANT/SIZE.checkpoint`. What is there stays as it is.
 *
 * @param database a connection of the role vorgang_engine
 */
export async function publishCheckpoints(database: Queryable, folder: string): Promise<void> {
  const { rows } = await database.query<{
    readonly tenantId: string;
    readonly treeSize: string;
    readonly note: string;
  }>(latestStatement);
  for (const { tenantId, treeSize, note } of rows) {
    const ofTenant = join(folder, encodeURIComponent(tenantId));
    const file = join(ofTenant, checkpointFileName(treeSize));
    if (await exists(file)) continue;
    await mkdir(ofTenant, { recursive: true });
    // A file with this name is whole.
    const unfinished = `${file}.${process.pid}.part`;
    await writeFile(unfinished, note, 'utf8');
    await rename(unfinished, file);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
