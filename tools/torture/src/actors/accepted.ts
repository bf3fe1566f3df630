/** What a client was promised. Clients write each promise down when they get it; the checker holds the server to it. */
export type Accepted =
  | { readonly what: 'instance'; readonly id: string; readonly processInstanceKey: string }
  /** A message that begins an instance. */
  | { readonly what: 'message'; readonly id: string }
  | { readonly what: 'application'; readonly id: string; readonly fileNumber: string }
  | { readonly what: 'job'; readonly jobKey: string; readonly idempotencyKey: string }
  | { readonly what: 'userTask'; readonly userTaskKey: string; readonly idempotencyKey: string };

/** A request that the server refused although it had to take it. */
export interface Refused {
  readonly id: string;
  readonly status: number;
  readonly body: unknown;
}
