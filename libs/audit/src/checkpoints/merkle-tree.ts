import { createHash } from 'node:crypto';

/** Bytes of a hash. */
export const hashLength = 32;

/** The hash of a leaf (RFC 9162, section 2.1.1). */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(data).digest();
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/**
 * The right edge of a Merkle tree (RFC 9162, section 2.1): the roots of its complete subtrees, from the largest to the
 * smallest. All that appending and the root need, whatever the size of the tree.
 */
export class TreeEdge {
  private readonly roots: Buffer[];

  constructor(
    private leaves = 0n,
    edge: Uint8Array = Buffer.alloc(0),
  ) {
    this.roots = Array.from({ length: edge.length / hashLength }, (_, place) =>
      Buffer.from(edge.subarray(place * hashLength, (place + 1) * hashLength)),
    );
  }

  /** How many leaves the tree has. */
  get size(): bigint {
    return this.leaves;
  }

  append(leaf: Buffer): void {
    this.roots.push(leaf);
    this.leaves += 1n;
    for (let size = this.leaves; size % 2n === 0n; size /= 2n) {
      const right = this.roots.pop()!;
      this.roots.push(nodeHash(this.roots.pop()!, right));
    }
  }

  /** The root hash; that of an empty tree is the hash of nothing. */
  root(): Buffer {
    const [last, ...others] = [...this.roots].reverse();
    if (last === undefined) return createHash('sha256').digest();
    return others.reduce((right, left) => nodeHash(left, right), last);
  }

  /** As it is stored: the hashes one after the other. */
  toBytes(): Buffer {
    return Buffer.concat(this.roots);
  }
}
