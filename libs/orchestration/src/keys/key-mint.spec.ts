import { expect, test } from 'vitest';
import { KeyMint } from './key-mint.js';

const NOW = Date.UTC(2026, 10, 24, 12);

test('keys grow, even when the clock stands still or goes back', () => {
  let now = NOW;
  const mint = new KeyMint(7, () => now);
  const keys = [mint.next(), mint.next()];
  now -= 60_000;
  keys.push(mint.next());
  const numbers = keys.map(BigInt);
  expect(numbers[0]! < numbers[1]! && numbers[1]! < numbers[2]!).toBe(true);
});

test('a key is counter * 1024 + node, exactly, and fits a signed 64-bit integer', () => {
  const mint = new KeyMint(1023, () => NOW);
  const key = BigInt(mint.next());
  expect(key % 1024n).toBe(1023n);
  expect(key / 1024n).toBe(BigInt(NOW - Date.UTC(2024, 0, 1)) * 4096n);
  expect(new KeyMint(0, () => Date.UTC(2090, 0, 1)).next().length).toBeLessThanOrEqual(19);
  expect(BigInt(new KeyMint(1023, () => Date.UTC(2090, 0, 1)).next()) < 2n ** 63n).toBe(true);
});

test('two nodes never mint the same key', () => {
  const first = new KeyMint(1, () => NOW);
  const second = new KeyMint(2, () => NOW);
  const keys = new Set<string>();
  for (let count = 0; count < 10_000; count += 1) keys.add(first.next()).add(second.next());
  expect(keys.size).toBe(20_000);
});

test('a node number outside 0 to 1023 is refused', () => {
  expect(() => new KeyMint(1024)).toThrow('between 0 and 1023');
});
