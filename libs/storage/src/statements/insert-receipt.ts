import type { CommandReceipt } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';

// Waits for a transaction that inserts the same id, then leaves the first one's row alone. Index: primary key.
// Runs inside a transaction that names its tenant.
const statement = `
  insert into command_receipt (tenant_id, command_id, request_hash, result, created_at)
  values ($1, $2, $3, $4, $5)
  on conflict do nothing`;

/** Records the answer to a command that is no step (a deployment, a message); false where it was done before. */
export async function insertReceipt(
  database: Queryable,
  tenantId: string,
  receipt: CommandReceipt,
  at: number,
): Promise<boolean> {
  const answer = await database.query({
    name: 'insert_receipt',
    text: statement,
    values: [tenantId, receipt.commandId, Buffer.from(receipt.requestHash), receipt.result, new Date(at)],
  });
  return answer.rowCount === 1;
}
