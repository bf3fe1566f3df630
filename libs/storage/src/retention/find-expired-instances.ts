import type { ProcessInstanceKey } from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Locks what it puts off. Indexes and rules: function find_expired_instances. Role: vorgang_engine.
const statement = 'select * from find_expired_instances($1, $2, $3, $4)';

/** An instance whose history may go; called ones come before their callers. */
export interface ExpiredInstance {
  readonly tenantId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly processDefinitionId: string;
  /** ISO 8601 duration: the rule of the instance at the top. */
  readonly timeToLive: string;
  /** RFC 3339. */
  readonly endedAt: string;
  readonly historySequence: number;
  /** Hexadecimal digits. */
  readonly historyHash: string;
}

export interface ExpiryRules {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** ISO 8601 duration for models that say none; null: these are kept for ever. */
  readonly defaultTimeToLive: string | null;
  /** Years that cases are kept once they are closed, by service. Cases of other services are kept for ever. */
  readonly caseYears: Readonly<Record<string, number>>;
}

/**
 * Finds at most `limit` instances whose time to live is over. What something else keeps (an open case, the retention of
 * a case, a called instance that still runs) is put off; `putOff` says how many roots that are.
 */
export async function findExpiredInstances(
  database: Queryable,
  rules: ExpiryRules,
  limit: number,
): Promise<{ readonly putOff: number; readonly expired: readonly ExpiredInstance[] }> {
  const { rows } = await database.query<{ put_off: number; expired: readonly ExpiredInstance[] | null }>(
    statement,
    [new Date(rules.now), rules.defaultTimeToLive, JSON.stringify(rules.caseYears), limit],
  );
  return { putOff: rows[0]?.put_off ?? 0, expired: rows[0]?.expired ?? [] };
}
