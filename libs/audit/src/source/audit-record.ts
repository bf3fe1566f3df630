import type { StoredCheckpoint } from '../checkpoints/stored-checkpoint.js';
import type { RecordedCase } from './recorded-case.js';

/** What a verification reads: all cases first, then the checkpoints over them. */
export type AuditRecord =
  | { readonly type: 'case'; readonly case: RecordedCase }
  | { readonly type: 'checkpoint'; readonly checkpoint: StoredCheckpoint };
