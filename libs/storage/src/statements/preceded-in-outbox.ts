import type { Queryable } from '../database/queryable.js';

// Takes no lock. Index: primary key, a range of ids. Role: vorgang_engine.
const statement = `
  select exists (
    select from outbox_command
    where tenant_id = $1 and command_id >= $2 and command_id < $3) as preceded`;

/**
 * Whether a command of the same sender and kind that was told earlier still waits. The ids of such commands differ in
 * their last part only, which grows.
 */
export async function precededInOutbox(
  database: Queryable,
  command: { readonly tenantId: string; readonly commandId: string },
): Promise<boolean> {
  const family = command.commandId.slice(0, command.commandId.lastIndexOf(':') + 1);
  const answer = await database.query<{ readonly preceded: boolean }>({
    name: 'preceded_in_outbox',
    text: statement,
    values: [command.tenantId, family, command.commandId],
  });
  return answer.rows[0]?.preceded === true;
}
