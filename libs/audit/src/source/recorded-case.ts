import type { HistoryRow } from '@vorgang/storage';

/** The row of a process instance as far as it follows from the history; times in UTC with microseconds. */
export interface InstanceRow {
  readonly processDefinitionKey: string;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly state: string;
  readonly startDate: string;
  readonly endDate: string | null;
  readonly businessId: string | null;
  readonly tags: readonly string[];
  readonly incidentCount: number;
  readonly version: string;
  readonly tokens: string;
  readonly variables: string;
  readonly historySequence: string;
  readonly historyHash: string;
}

/** All that is stored about one process instance: where it stands, and how it came there. */
export interface RecordedCase {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  /** Null where only history is left. */
  readonly instance: InstanceRow | null;
  /** In the order of their sequence. */
  readonly history: readonly HistoryRow[];
}
