import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { RecordedCase } from './recorded-case.js';
import type { RecordedLog } from './recorded-log.js';

/** What a verification reads: all cases and the audit log first, then the checkpoints over them. */
export type AuditRecord =
  | { readonly type: 'case'; readonly case: RecordedCase }
  | { readonly type: 'log'; readonly log: RecordedLog }
  | { readonly type: 'checkpoint'; readonly checkpoint: StoredCheckpoint };
