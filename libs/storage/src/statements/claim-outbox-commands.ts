import type { InstanceCommand, ProcessInstanceKey } from '@vorgang/execution';
import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';

// Locks the taken rows and skips those under way. The claim ends by itself at the new available_at; the step that does
// the command deletes the row. Index: outbox_command_available. Role: vorgang_engine.
const statement = `
  with due as (
    select tenant_id, command_id
    from outbox_command
    where available_at <= $1
    order by available_at
    limit $2
    for update skip locked
  )
  update outbox_command o
  set available_at = $3, attempts = o.attempts + 1
  from due
  where o.tenant_id = due.tenant_id and o.command_id = due.command_id
  returning o.tenant_id, o.command_id, o.process_instance_key, o.command, o.actor_kind, o.actor_id, o.attempts`;

/** A command that a committed step or submission asks for. */
export interface ClaimedOutboxCommand<Kind = InstanceCommand> {
  readonly tenantId: string;
  readonly commandId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly command: Kind;
  readonly actor: Actor;
  /** This one included. */
  readonly attempts: number;
}

interface Row {
  readonly tenant_id: string;
  readonly command_id: string;
  readonly process_instance_key: ProcessInstanceKey;
  readonly command: string;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly attempts: number;
}

/** Takes commands that wait, oldest first. Moments in milliseconds since 1970 UTC. */
export async function claimOutboxCommands<Kind = InstanceCommand>(
  database: Queryable,
  query: { readonly now: number; readonly claimedUntil: number; readonly limit: number },
): Promise<readonly ClaimedOutboxCommand<Kind>[]> {
  const answer = await database.query<Row>({
    text: statement,
    values: [new Date(query.now), query.limit, new Date(query.claimedUntil)],
  });
  return answer.rows.map((row) => ({
    tenantId: row.tenant_id,
    commandId: row.command_id,
    processInstanceKey: row.process_instance_key,
    command: JSON.parse(row.command) as Kind,
    actor: { kind: row.actor_kind, id: row.actor_id },
    attempts: row.attempts,
  }));
}
