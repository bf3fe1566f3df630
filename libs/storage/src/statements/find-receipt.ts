import type { CommandReceipt } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';

// Takes no lock. Index: primary key.
const statement = behindTenantWall(`
  select r.command_id, r.request_hash, r.result
  from command_receipt r
  where r.tenant_id = wall.tenant_id and r.command_id = $2`);

interface Row {
  readonly command_id: string;
  readonly request_hash: Buffer;
  readonly result: string;
}

/** The first answer to a repeatable command; null where it has not been done. */
export async function findReceipt(
  database: Queryable,
  tenantId: string,
  commandId: string,
): Promise<CommandReceipt | null> {
  const answer = await database.query<Row>({
    name: 'find_receipt',
    text: statement,
    values: [tenantId, commandId],
  });
  const row = answer.rows[0];
  if (row === undefined) return null;
  return { commandId: row.command_id, requestHash: row.request_hash, result: row.result };
}
