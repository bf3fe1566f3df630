import type { LoadedInstance } from '../commit/step-record.js';
import { joinState, type StoredParts } from '../state/join-state.js';

/** The state of an instance (alias p of process_instance): its columns and its parts (migration 0012). */
export const stateColumns = 'p.tokens, p.variables, parts_of(p.tenant_id, p.process_instance_key) as parts';

export interface StateRow {
  readonly tokens: string;
  readonly variables: string;
  readonly parts: StoredParts;
}

/** The columns of process_instance (alias p) from which the engine goes on. */
export const instanceColumns = `${stateColumns}, p.version, p.history_sequence, p.history_hash, p.incident_count`;

export interface InstanceRow extends StateRow {
  readonly version: string;
  readonly history_sequence: string;
  readonly history_hash: Buffer;
  readonly incident_count: number;
}

export function toLoadedInstance(row: InstanceRow): LoadedInstance {
  return {
    state: joinState(row.tokens, row.variables, row.parts),
    version: Number(row.version),
    historySequence: Number(row.history_sequence),
    historyHash: row.history_hash,
    incidentCount: row.incident_count,
  };
}
