import type { Queryable } from '../database/queryable.js';

// Locks one row. Index: primary key. Role: vorgang_engine.
const statement = 'delete from outbox_command where tenant_id = $1 and command_id = $2';

/** Drops a command that no step will do: its instance has ended, or refused it for good. Answers whether it was there. */
export async function removeOutboxCommand(
  database: Queryable,
  command: { readonly tenantId: string; readonly commandId: string },
): Promise<boolean> {
  const answer = await database.query({
    name: 'remove_outbox_command',
    text: statement,
    values: [command.tenantId, command.commandId],
  });
  return answer.rowCount === 1;
}
