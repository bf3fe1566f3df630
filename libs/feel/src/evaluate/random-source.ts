/** Chance as an evaluation sees it: words of 32 bits that nobody can foretell who does not know the seed. */
export interface RandomSource {
  next(): number;
}

/** Words of 32 bits; eight of them are as much as the source takes in. Short seeds are for tests. */
export type RandomSeed = Uint32Array;

/** Where the quarter rounds of a double round mix: the columns, then the diagonals. */
const COLUMNS_AND_DIAGONALS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/**
 * The same seed gives the same words. They are the key stream of ChaCha20 (RFC 8439): who sees one UUID of a step
 * cannot compute the next one, which may be the secret of a link.
 */
export function createRandomSource(seed: RandomSeed): RandomSource {
  const state = new Uint32Array(16);
  state.set([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574]);
  state.set(seed.subarray(0, 8), 4);
  let block = new Uint32Array(0);
  let used = 0;
  return {
    next: () => {
      if (used === block.length) {
        block = nextBlock(state);
        used = 0;
      }
      return block[used++] ?? 0;
    },
  };
}

function nextBlock(state: Uint32Array): Uint32Array<ArrayBuffer> {
  const block = new Uint32Array(state);
  for (let round = 0; round < 10; round += 1) {
    for (const [a, b, c, d] of COLUMNS_AND_DIAGONALS) quarterRound(block, a, b, c, d);
  }
  for (const [index, word] of state.entries()) block[index]! += word;
  // The counter of the block.
  state[12]! += 1;
  return block;
}

function quarterRound(block: Uint32Array, a: number, b: number, c: number, d: number): void {
  mix(block, a, b, d, 16);
  mix(block, c, d, b, 12);
  mix(block, a, b, d, 8);
  mix(block, c, d, b, 7);
}

function mix(block: Uint32Array, sum: number, added: number, target: number, rotation: number): void {
  block[sum]! += block[added]!;
  const mixed = block[target]! ^ block[sum]!;
  block[target] = (mixed << rotation) | (mixed >>> (32 - rotation));
}
