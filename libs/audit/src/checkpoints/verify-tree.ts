import type { LeafHashes } from './leaf-hashes.js';
import { TreeEdge } from './merkle-tree.js';
import { isSignedBy, readCheckpoint, UnreadableNoteError, type CheckpointStatement } from './signed-note.js';
import type { VerifierKey } from './signing-key.js';
import type { StoredCheckpoint } from './stored-checkpoint.js';

/** What can be wrong with the checkpoints of a tenant. */
export type CheckpointFaultCode =
  /** The note is no checkpoint, or states another tenant or size than its row. */
  | 'unreadable'
  /** No signature of a key that was named. */
  | 'signature'
  /** Signed by a key that another one had followed before. */
  | 'retiredKey'
  /** Fewer leaves than the checkpoint covers, or one in the middle is gone. */
  | 'leafMissing'
  /** The leaves are not those that were signed. */
  | 'root'
  /** Leaves that no checkpoint covers: the checkpoint that was written with them is gone. */
  | 'checkpointMissing'
  /** A checkpoint that was kept elsewhere does not fit: the tree was made anew, or cut. */
  | 'keptElsewhere';

/** The first thing that is wrong with a checkpoint. */
export interface CheckpointFault {
  readonly tenantId: string;
  readonly treeSize: string;
  readonly code: CheckpointFaultCode;
}

/** What the auditor brings along: none of it comes from the database that is verified. */
export interface AuditTrust {
  /** Those that signed, the one after the other: which has been followed signs no more. Absent: signatures are not looked at. */
  readonly keys?: readonly VerifierKey[];
  /** Checkpoints that were kept elsewhere: signed notes. */
  readonly kept?: readonly string[];
}

/** Holds the leaves of a tenant against its checkpoints. Answers the first fault of each of them. */
export function verifyTree(
  tenantId: string,
  leaves: LeafHashes,
  checkpoints: readonly StoredCheckpoint[],
  { keys, kept = [] }: AuditTrust,
): readonly CheckpointFault[] {
  const stored = bySize(checkpoints).map((checkpoint) => ({
    statement: readStatement(tenantId, checkpoint.note),
    ...checkpoint,
  }));
  const brought = kept.flatMap((note) => readStatement(tenantId, note) ?? []);
  const wanted = [...stored.flatMap(({ statement }) => statement ?? []), ...brought];
  const roots = rootsAt(leaves, new Set(wanted.map(({ treeSize }) => treeSize)));
  const fault = (code: CheckpointFaultCode, treeSize: string): CheckpointFault => ({
    tenantId,
    treeSize,
    code,
  });

  const signatures = new SignatureOrder(keys);
  const faults = stored.flatMap(({ statement, treeSize, note }) => {
    if (statement === null || String(statement.treeSize) !== treeSize) return [fault('unreadable', treeSize)];
    const forged = signatures.faultOf(note);
    if (forged !== null) return [fault(forged, treeSize)];
    const root = roots.get(statement.treeSize);
    if (root === undefined) return [fault('leafMissing', treeSize)];
    return root.equals(statement.root) ? [] : [fault('root', treeSize)];
  });
  const covered = Math.max(0, ...stored.map(({ treeSize }) => Number(treeSize)));
  const uncovered = leaves.size > covered ? [fault('checkpointMissing', String(leaves.size))] : [];
  const lost = brought
    .filter(({ treeSize, root }) => roots.get(treeSize)?.equals(root) !== true)
    .map(({ treeSize }) => fault('keptElsewhere', String(treeSize)));
  return [...faults, ...uncovered, ...lost];
}

/** Holds the signatures of checkpoints, from the smallest tree to the largest, against the order of the keys. */
class SignatureOrder {
  private current = 0;

  constructor(private readonly keys?: readonly VerifierKey[]) {}

  faultOf(note: string): 'signature' | 'retiredKey' | null {
    if (this.keys === undefined) return null;
    const signer = this.keys.findLastIndex((key) => isSignedBy(note, key));
    if (signer === -1) return 'signature';
    if (signer < this.current) return 'retiredKey';
    this.current = signer;
    return null;
  }
}

function bySize(checkpoints: readonly StoredCheckpoint[]): readonly StoredCheckpoint[] {
  return [...checkpoints].sort((one, other) => Number(one.treeSize) - Number(other.treeSize));
}

/** The root of the tree at each of these sizes, as far as the leaves reach without a gap. */
function rootsAt(leaves: LeafHashes, sizes: ReadonlySet<bigint>): ReadonlyMap<bigint, Buffer> {
  const roots = new Map<bigint, Buffer>();
  const edge = new TreeEdge();
  for (let place = 0; place < leaves.size; place += 1) {
    const leaf = leaves.at(place);
    if (leaf === null) break;
    edge.append(Buffer.from(leaf));
    if (sizes.has(edge.size)) roots.set(edge.size, edge.root());
  }
  return roots;
}

/** What a note states about this tenant; null where it is no checkpoint of it. */
function readStatement(tenantId: string, note: string): CheckpointStatement | null {
  try {
    const statement = readCheckpoint(note);
    return statement.origin.endsWith(`/${encodeURIComponent(tenantId)}`) ? statement : null;
  } catch (error) {
    if (error instanceof UnreadableNoteError) return null;
    throw error;
  }
}
