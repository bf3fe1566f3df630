import type { Queryable } from '@vorgang/storage';

export interface RecordedStepQuery {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  readonly sequence: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actorId: string;
  readonly command: string;
  /** A key that only this step minted; null where it minted none. */
  readonly freshKey: string | null;
}

/**
 * Whether the history row at this place is the step that was sent when the connection broke.
 * One row by primary key.
 */
export async function isStepRecorded(database: Queryable, query: RecordedStepQuery): Promise<boolean> {
  const answer = await database.query<{ recorded: boolean }>(
    `select actor_kind = $4 and actor_id = $5 and command = $6
            and round(extract(epoch from recorded_at) * 1000) = $7
            and ($8::text is null or strpos(payload, $8) > 0) as recorded
     from history where tenant_id = $1 and process_instance_key = $2 and sequence = $3`,
    [
      query.tenantId,
      query.processInstanceKey,
      query.sequence,
      query.actorKind,
      query.actorId,
      query.command,
      query.at,
      query.freshKey,
    ],
  );
  return answer.rows[0]?.recorded ?? false;
}
