import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Locks one row. Where the instance was resumed since it refused the command, the command is due at once: its
// resumption looked at the outbox before. Index: primary keys. Role: vorgang_engine.
const statement = `
  update outbox_command o
  set last_error = $4,
      available_at = case
        when exists (
          select from process_instance p
          where p.tenant_id = $1 and p.process_instance_key = $3 and p.state = 'SUSPENDED') then $5::timestamptz
        else o.created_at
      end
  where o.tenant_id = $1 and o.command_id = $2`;

/** Keeps a command for a suspended instance until then (milliseconds since 1970 UTC), or its earlier resumption. */
export async function keepWhileSuspended(
  database: Queryable,
  command: {
    readonly tenantId: string;
    readonly commandId: string;
    readonly processInstanceKey: ProcessInstanceKey;
  },
  { reason, until }: { readonly reason: string; readonly until: number },
): Promise<void> {
  await database.query({
    name: 'keep_while_suspended',
    text: statement,
    values: [command.tenantId, command.commandId, command.processInstanceKey, reason, new Date(until)],
  });
}
