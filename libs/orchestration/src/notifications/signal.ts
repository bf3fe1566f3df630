import type { LiveHint } from '../contract.js';

/** What loops and waiting callers, here and on other nodes, want to know after a commit. Losing one only costs time. */
export type Signal =
  | { readonly kind: 'jobsAvailable'; readonly tenantId: string; readonly type: string }
  | { readonly kind: 'timerScheduled'; readonly dueAt: number }
  | { readonly kind: 'instanceEnded'; readonly processInstanceKey: string }
  | { readonly kind: 'outboxFilled' }
  | { readonly kind: 'batchOperationOpen' }
  /** Sent by the database itself (triggers of the directory's tables). */
  | { readonly kind: 'directoryChanged' }
  | { readonly kind: 'live'; readonly hint: LiveHint };
