/**
 * A row of the table history as the hash covers it: every column, in the form in which it is written down.
 * Keys and sequence are decimal digits; bytes are lower-case hexadecimal.
 */
export interface HistoryRow {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  /** 1 for the creation of the instance, without gaps. */
  readonly sequence: string;
  /** Version of the format of payload, commitment and hash. */
  readonly format: number;
  /** UTC with microseconds: `2026-03-01T08:30:00.123000Z`. */
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actorId: string;
  /** Kind of the command that the step carried out. */
  readonly command: string;
  /** Canonical JSON (RFC 8785) of the changes, with references in place of personal values. */
  readonly payload: string;
  /** Canonical JSON of the list of personal values; null where there are none, or they were erased. */
  readonly personal: string | null;
  readonly salt: string | null;
  /** HMAC-SHA-256 of `personal` keyed with `salt`; empty where the step has no personal values. */
  readonly commitment: string;
  readonly hash: string;
}

/** The format that this code writes. */
export const currentHistoryFormat = 1;
