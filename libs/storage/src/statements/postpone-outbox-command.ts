import type { Queryable } from '../database/queryable.js';

// Locks one row. Index: primary key. Role: vorgang_engine.
const statement = `
  update outbox_command
  set last_error = $3, available_at = $4
  where tenant_id = $1 and command_id = $2`;

/** Notes why a command could not be done and when to try it again (milliseconds since 1970 UTC). */
export async function postponeOutboxCommand(
  database: Queryable,
  command: { readonly tenantId: string; readonly commandId: string },
  failure: { readonly error: string; readonly availableAt: number },
): Promise<void> {
  await database.query({
    name: 'postpone_outbox_command',
    text: statement,
    values: [command.tenantId, command.commandId, failure.error, new Date(failure.availableAt)],
  });
}
