import { expect, it } from 'vitest';
import { createRandomSource } from './random-source.js';

/** RFC 8439, appendix A.1, test vectors 1, 2 and 3: the beginning of a block. */
it('gives the key stream of ChaCha20', () => {
  const zero = createRandomSource(new Uint32Array(8));
  const words = Array.from({ length: 18 }, () => zero.next());
  expect(words.slice(0, 4)).toEqual([0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653]);
  expect(words.slice(16)).toEqual([0xbee7079f, 0x7a385155]);
});

it('gives the same words for the same seed, and others for another', () => {
  const words = (...seed: readonly number[]): readonly number[] => {
    const source = createRandomSource(Uint32Array.from(seed));
    return Array.from({ length: 40 }, () => source.next());
  };
  expect(words(1, 2)).toEqual(words(1, 2));
  expect(words(1, 2)).not.toEqual(words(1, 3));
  expect(new Set(words(1, 2)).size).toBe(40);
});
