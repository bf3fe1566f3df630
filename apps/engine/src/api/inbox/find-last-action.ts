import type { TenantReader } from '@vorgang/storage';

export interface LastActionRow {
  readonly actor_id: string;
  readonly actor_name: string;
  readonly recorded_at: Date;
}

/**
 * Who last assigned, delegated, resolved, recalled or completed a task, read from the history of its instance. Takes no lock.
 * Index: primary key of history; an instance has few steps.
 */
export async function findLastAction(
  reader: TenantReader,
  tenantId: string,
  processInstanceKey: string,
  userTaskKey: string,
): Promise<LastActionRow | null> {
  const rows = await reader.prepared<LastActionRow[]>(
    'last-action',
    `select history.actor_id, coalesce(account.name, history.actor_id) as actor_name, history.recorded_at
     from history
     left join user_account account on account.tenant_id = history.tenant_id and account.username = history.actor_id
     where history.tenant_id = $1 and history.process_instance_key = $2
       and history.command in ('assignUserTask', 'delegateUserTask', 'resolveUserTask', 'recallUserTask', 'completeUserTask')
       and position('"userTaskKey":"' || $3::text || '"' in history.payload) > 0
     order by history.sequence desc
     limit 1`,
    [tenantId, processInstanceKey, userTaskKey],
  );
  return rows[0] ?? null;
}
