/** What can be wrong with the record of a case. */
export type FaultCode =
  /** A sequence number is missing, doubled or out of order. */
  | 'sequence'
  /** The row was written in a format that this version does not know. */
  | 'format'
  /** The row does not belong to the case whose history it stands in. */
  | 'owner'
  /** A column of the row, or a row before it, was changed. */
  | 'hash'
  /** The personal part or its salt was changed. */
  | 'commitment'
  /** The personal part is gone although no erasure is recorded. */
  | 'personalPartMissing'
  /** The row cannot be read as a list of changes. */
  | 'payload'
  /** A change contradicts the steps before it. */
  | 'replay'
  /** The instance has a row but no history. */
  | 'historyMissing'
  /** There is history of an instance whose row is gone. */
  | 'instanceMissing'
  /** Rows at the end of the history are missing, or were added. */
  | 'tail'
  /** The step is another one than a checkpoint was signed for: the chain was computed anew. */
  | 'checkpoint'
  /** The stored state is not what the history leads to; `column` names where. */
  | 'state';

/** The first thing that is wrong with a case. */
export interface Fault {
  readonly tenantId: string;
  readonly processInstanceKey: string;
  readonly code: FaultCode;
  /** The row of the history; null where the row of the instance is meant. */
  readonly sequence: string | null;
  readonly column?: string;
}
