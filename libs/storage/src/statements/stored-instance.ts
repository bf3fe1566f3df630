import { restoreState, type ExecutionState, type PlainState } from '@vorgang/execution';
import type { LoadedInstance } from '../commit/step-record.js';

/** The columns of process_instance (alias p) from which the engine goes on. */
export const instanceColumns =
  'p.tokens, p.variables, p.version, p.history_sequence, p.history_hash, p.incident_count';

export interface InstanceRow {
  readonly tokens: string;
  readonly variables: string;
  readonly version: string;
  readonly history_sequence: string;
  readonly history_hash: Buffer;
  readonly incident_count: number;
}

/** The state without its variables: they have a column of their own, as an unchanged large value is not written again. */
export function tokensColumn(state: ExecutionState): string {
  return JSON.stringify({ ...state, variables: undefined });
}

export function variablesColumn(state: ExecutionState): string {
  return JSON.stringify(state.variables);
}

export function joinState(tokens: string, variables: string): ExecutionState {
  return restoreState({
    ...(JSON.parse(tokens) as Omit<PlainState, 'variables'>),
    variables: JSON.parse(variables) as PlainState['variables'],
  });
}

export function toLoadedInstance(row: InstanceRow): LoadedInstance {
  return {
    state: joinState(row.tokens, row.variables),
    version: Number(row.version),
    historySequence: Number(row.history_sequence),
    historyHash: row.history_hash,
    incidentCount: row.incident_count,
  };
}
