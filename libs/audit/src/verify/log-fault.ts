/** What can be wrong with a chain of the audit log. */
export type LogFaultCode =
  /** A sequence number is missing, doubled or out of order. */
  | 'sequence'
  /** The entry was written in a format that this version does not know. */
  | 'format'
  /** The entry does not belong to the chain that it stands in. */
  | 'owner'
  /** A column of the entry, or an entry before it, was changed. */
  | 'hash'
  /** Entries at the end that a checkpoint was signed for are missing. */
  | 'tail'
  /** The entry is another one than a checkpoint was signed for: the chain was computed anew. */
  | 'checkpoint';

/** The first thing that is wrong with a chain. */
export interface LogFault {
  readonly tenantId: string;
  /** 0, or minus the key of the one entry of the chain. */
  readonly chainKey: string;
  readonly sequence: string;
  readonly code: LogFaultCode;
}
