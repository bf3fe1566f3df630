import type { Change, ProcessInstanceKey } from '@vorgang/execution';
import type { JsonValue } from '@vorgang/feel';
import type { Actor } from '../commit/step-record.js';
import type { Queryable } from '../database/queryable.js';
import { behindTenantWall } from '../database/tenant-wall.js';
import { historyColumns } from './history-columns.js';
import type { HistoryRow } from './history-row.js';
import { restorePersonalPart } from './personal-part.js';

// Takes no lock. Index: primary key, read in its order.
const statement = behindTenantWall(`
  select ${historyColumns}
  from history h
  where h.tenant_id = wall.tenant_id and h.process_instance_key = $2 and h.sequence > $3
  order by h.sequence
  limit $4`);

/** One step of a case, as it was recorded. */
export interface RecordedStep {
  readonly tenantId: string;
  readonly processInstanceKey: ProcessInstanceKey;
  readonly sequence: number;
  /** Milliseconds since 1970 UTC. */
  readonly recordedAt: number;
  readonly actor: Actor;
  /** Kind of the command that was carried out. */
  readonly command: string;
  readonly changes: readonly Change[];
  /** The personal values were lawfully erased; in `changes` each of them is null. */
  readonly personalPartErased: boolean;
}

export interface HistoryPage {
  /** Rows after this sequence; 0 from the start. */
  readonly after?: number;
  readonly limit?: number;
}

/** Reads the recorded steps of an instance in their order. An unknown instance has none. */
export async function readHistory(
  database: Queryable,
  tenantId: string,
  processInstanceKey: ProcessInstanceKey,
  page: HistoryPage = {},
): Promise<readonly RecordedStep[]> {
  const answer = await database.query<HistoryRow>({
    name: 'read_history',
    text: statement,
    values: [tenantId, processInstanceKey, page.after ?? 0, page.limit ?? null],
  });
  return answer.rows.map(toRecordedStep);
}

/** Gives a row of the table its meaning back. It does not verify the chain. */
export function toRecordedStep(row: HistoryRow): RecordedStep {
  return {
    tenantId: row.tenantId,
    processInstanceKey: row.processInstanceKey as ProcessInstanceKey,
    sequence: Number(row.sequence),
    recordedAt: Date.parse(row.recordedAt),
    actor: { kind: row.actorKind as Actor['kind'], id: row.actorId },
    command: row.command,
    changes: restorePersonalPart(
      JSON.parse(row.payload) as readonly JsonValue[],
      row.personal === null ? null : (JSON.parse(row.personal) as readonly JsonValue[]),
    ),
    personalPartErased: row.personal === null && row.commitment !== '',
  };
}
