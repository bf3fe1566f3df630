import type { JsonObject } from '@vorgang/feel';

/** What a batch operation does with each of its items. */
export type BatchInstruction =
  | { readonly operationType: 'CANCEL_PROCESS_INSTANCE' }
  /** A job without retries gets this many, so that its incident can be resolved. */
  | { readonly operationType: 'RESOLVE_INCIDENT'; readonly retries: number }
  /** Sets variables of the process instance. */
  | { readonly operationType: 'UPDATE_VARIABLE'; readonly variables: JsonObject };
