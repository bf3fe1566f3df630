import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { recordStep } from '../history/record-step.js';
import type { ExpiredInstance } from './find-expired-instances.js';

// One transaction. Locks the instances and skips those under way. Rules: function expire_instances. Role: vorgang_engine.
const statement = 'select expire_instances($1, $2) as removed';

/**
 * Removes instances of one tenant with their history. One entry of each stays and says so, chained to what was before.
 * Done twice it does nothing more. Answers how many went.
 *
 * @param at milliseconds since 1970 UTC
 */
export async function expireInstances(
  database: Queryable,
  tenantId: string,
  instances: readonly ExpiredInstance[],
  { actor, at }: { readonly actor: Actor; readonly at: number },
): Promise<number> {
  const entries = instances.map((instance) => lastEntry(instance, actor, at));
  const { rows } = await database.query<{ removed: number }>(statement, [tenantId, JSON.stringify(entries)]);
  return rows[0]?.removed ?? 0;
}

function lastEntry(instance: ExpiredInstance, actor: Actor, at: number) {
  const { historyHash: previousHash, historySequence, processDefinitionId, endedAt, timeToLive } = instance;
  const row = recordStep({
    tenantId: instance.tenantId,
    processInstanceKey: instance.processInstanceKey,
    before: { historySequence, historyHash: Buffer.from(previousHash, 'hex') },
    changes: [
      {
        kind: 'processInstanceDeleted',
        expired: { bpmnProcessId: processDefinitionId, endedAt, timeToLive, previousHash },
      },
    ],
    command: { kind: 'expireProcessInstance' },
    actor,
    at,
  });
  return {
    process_instance_key: row.processInstanceKey,
    sequence: row.sequence,
    previous_hash: `\\x${previousHash}`,
    format: row.format,
    recorded_at: row.recordedAt,
    actor_kind: row.actorKind,
    actor_id: row.actorId,
    payload: row.payload,
    hash: `\\x${row.hash}`,
  };
}
