import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';

// Takes no lock beyond the new rows; an id that is there already is left alone. Index: primary key.
// Runs inside a transaction that names its tenant (vorgang_app), or under vorgang_engine.
const statement = `
  insert into outbox_command (
    tenant_id, command_id, process_instance_key, command, actor_kind, actor_id, created_at, available_at)
  select $1, c.command_id, c.process_instance_key, c.command, $3, $4, $5, $5
  from json_to_recordset($2) as c (command_id text, process_instance_key bigint, command text)
  on conflict do nothing`;

export interface NewOutboxCommand<Kind> {
  /** Deterministic: the same cause gives the same id. */
  readonly commandId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly command: Kind;
}

/** Leaves commands for instances, in the transaction of their cause. `at` is milliseconds since 1970 UTC. */
export async function insertOutboxCommands<Kind>(
  database: Queryable,
  cause: { readonly tenantId: string; readonly actor: Actor; readonly at: number },
  commands: readonly NewOutboxCommand<Kind>[],
): Promise<void> {
  const rows = commands.map((command) => ({
    command_id: command.commandId,
    process_instance_key: command.processInstanceKey,
    command: JSON.stringify(command.command),
  }));
  await database.query({
    name: 'insert_outbox_commands',
    text: statement,
    values: [cause.tenantId, JSON.stringify(rows), cause.actor.kind, cause.actor.id, new Date(cause.at)],
  });
}
