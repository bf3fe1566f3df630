import type { HistoryRow } from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';

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
  /** What signed checkpoints say about its history, in the order of their steps. */
  readonly leaves: readonly AuditLeaf[];
}
