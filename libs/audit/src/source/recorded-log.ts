import type { AuditLogRow } from '@vorgang/storage';
import type { AuditLeaf } from '../checkpoints/audit-leaf.js';

/** One chain of the audit log: what was done in a tenant beside its cases, or one decision that was evaluated. */
export interface RecordedLog {
  readonly tenantId: string;
  readonly chainKey: string;
  /** In the order of their sequence. */
  readonly entries: readonly AuditLogRow[];
  /** What signed checkpoints say about it, in the order of its entries. */
  readonly leaves: readonly AuditLeaf[];
}
