import type { KeySource } from '@vorgang/execution';

/** 2024-01-01T00:00:00Z: keys count from here, so that they fit 63 bits until 2093. */
const EPOCH = Date.UTC(2024, 0, 1);
const COUNTERS_PER_MILLISECOND = 4096;
const NODES = 1024;
const LOW = 100_000_000;

/**
 * Mints keys that no other process of the installation mints, without asking anyone.
 * A key is `counter * 1024 + node`. The counter follows the clock (4096 per millisecond) and never goes back
 * while the process lives; the node number comes from the database.
 *
 * The key exceeds 2^53, therefore its decimal digits are composed of two exact halves instead of with BigInt.
 */
export class KeyMint implements KeySource {
  private counter = 0;

  constructor(
    private readonly node: number,
    private readonly wallClock: () => number = Date.now,
  ) {
    if (!Number.isInteger(node) || node < 0 || node >= NODES) {
      throw new RangeError(`A node number lies between 0 and ${NODES - 1}, not ${node}.`);
    }
  }

  next(): string {
    const floor = (this.wallClock() - EPOCH) * COUNTERS_PER_MILLISECOND;
    this.counter = Math.max(this.counter + 1, Math.floor(floor));
    const low = (this.counter % LOW) * NODES + this.node;
    const high = Math.floor(this.counter / LOW) * NODES + Math.floor(low / LOW);
    return `${high}${String(low % LOW).padStart(8, '0')}`;
  }
}
