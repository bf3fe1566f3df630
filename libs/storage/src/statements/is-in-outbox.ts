import type { Queryable } from '../database/queryable.js';

// Takes no lock. Index: primary key. Role: vorgang_engine.
const statement = `
  select exists (select from outbox_command where tenant_id = $1 and command_id = $2) as waits`;

/** Whether a command is still to be done. */
export async function isInOutbox(
  database: Queryable,
  command: { readonly tenantId: string; readonly commandId: string },
): Promise<boolean> {
  const answer = await database.query<{ readonly waits: boolean }>({
    name: 'is_in_outbox',
    text: statement,
    values: [command.tenantId, command.commandId],
  });
  return answer.rows[0]?.waits === true;
}
