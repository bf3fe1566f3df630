/** A checkpoint as it stands in the database or in an export. */
export interface StoredCheckpoint {
  readonly tenantId: string;
  /** How many leaves of the tree it covers. */
  readonly treeSize: string;
  /** Signed note (C2SP tlog-checkpoint). */
  readonly note: string;
}
