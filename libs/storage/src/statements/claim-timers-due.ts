import type {
  ElementInstanceKey,
  ProcessDefinitionKey,
  ProcessInstanceKey,
  TimerKey,
} from '@vorgang/execution';
import type { Queryable } from '../database/queryable.js';

// Locks the taken rows and skips those under way. The claim ends by itself at claimed_until, so a crash delays a timer
// and never loses it; the step that fires it deletes the row. Index: timer_due. Role: vorgang_engine.
const statement = `
  with due as (
    select tenant_id, timer_key
    from timer
    where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
    order by due_at
    limit $2
    for update skip locked
  )
  update timer t
  set claimed_until = $3
  from due
  where t.tenant_id = due.tenant_id and t.timer_key = due.timer_key
  returning t.tenant_id, t.timer_key, t.process_instance_key, t.process_definition_key, t.element_instance_key,
    t.event_id, t.due_at, t.repetitions, t.cycle`;

/** A timer whose moment has come. */
export interface DueTimer {
  readonly tenantId: string;
  readonly timerKey: TimerKey;
  /** Null for the start event of a process definition. */
  readonly processInstanceKey: ProcessInstanceKey | null;
  readonly processDefinitionKey: ProcessDefinitionKey;
  readonly elementInstanceKey: ElementInstanceKey | null;
  readonly eventId: string;
  /** Milliseconds since 1970 UTC; -Infinity for what has been due forever. */
  readonly dueAt: number;
  /** Firings left of a cycle after this one; -1 for endless. */
  readonly repetitions: number;
  /** Start events: what gives the next firing; null where none follows, or an older release has set the timer. */
  readonly cycle: string | null;
}

interface Row {
  readonly tenant_id: string;
  readonly timer_key: TimerKey;
  readonly process_instance_key: ProcessInstanceKey | null;
  readonly process_definition_key: ProcessDefinitionKey;
  readonly element_instance_key: ElementInstanceKey | null;
  readonly event_id: string;
  readonly due_at: Date | number;
  readonly repetitions: number;
  readonly cycle: string | null;
}

/** Takes timers that are due, the longest overdue first. Moments in milliseconds since 1970 UTC. */
export async function claimTimersDue(
  database: Queryable,
  query: { readonly now: number; readonly claimedUntil: number; readonly limit: number },
): Promise<readonly DueTimer[]> {
  const answer = await database.query<Row>({
    text: statement,
    values: [new Date(query.now), query.limit, new Date(query.claimedUntil)],
  });
  return answer.rows.map((row) => ({
    tenantId: row.tenant_id,
    timerKey: row.timer_key,
    processInstanceKey: row.process_instance_key,
    processDefinitionKey: row.process_definition_key,
    elementInstanceKey: row.element_instance_key,
    eventId: row.event_id,
    dueAt: Number(row.due_at),
    repetitions: row.repetitions,
    cycle: row.cycle,
  }));
}
