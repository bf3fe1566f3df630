import { hashOfLeaf, type AuditLeaf, type LeafOwner } from './audit-leaf.js';
import { hashLength } from './merkle-tree.js';

const none = Buffer.alloc(hashLength);

/** The leaves of one tree, which come in any order: 32 bytes each, however many there are. */
export class LeafHashes {
  private bytes = Buffer.alloc(64 * hashLength);
  private end = 0;

  /** How many leaves the tree would have, were none missing. */
  get size(): number {
    return this.end;
  }

  add(owner: LeafOwner, leaf: AuditLeaf): void {
    const place = Number(leaf.leafIndex);
    while (this.bytes.length < (place + 1) * hashLength) {
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)]);
    }
    hashOfLeaf(owner, leaf).copy(this.bytes, place * hashLength);
    this.end = Math.max(this.end, place + 1);
  }

  /** The hash of a leaf; null where it is missing. */
  at(place: number): Buffer | null {
    if (place >= this.end) return null;
    const hash = this.bytes.subarray(place * hashLength, (place + 1) * hashLength);
    return hash.equals(none) ? null : hash;
  }
}
