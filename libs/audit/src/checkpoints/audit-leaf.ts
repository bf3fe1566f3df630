import { canonicalJson } from '@vorgang/storage';
import { leafHash } from './merkle-tree.js';

/** Where the history of an instance, or a chain of the audit log, stood when a checkpoint was written. */
export interface AuditLeaf {
  /** Its place in the tree of the tenant, from 0. */
  readonly leafIndex: string;
  readonly sequence: string;
  /** Hash of that step or entry in its chain, hexadecimal. */
  readonly hash: string;
}

/** Which instance a leaf is about, or which chain of the audit log: its key is not above zero. */
export interface LeafOwner {
  readonly tenantId: string;
  readonly processInstanceKey: string;
}

/** The hash that stands for the leaf in the tree: of its canonical JSON (RFC 8785). */
export function hashOfLeaf(
  { tenantId, processInstanceKey }: LeafOwner,
  { sequence, hash }: Omit<AuditLeaf, 'leafIndex'>,
): Buffer {
  return leafHash(Buffer.from(canonicalJson({ hash, processInstanceKey, sequence, tenantId }), 'utf8'));
}
