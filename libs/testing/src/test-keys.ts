import type { KeySource } from '@vorgang/execution';

/** Keys that count up from 1, so that two runs of a scenario are the same to the byte. */
export function createTestKeys(): KeySource {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return String(last);
    },
  };
}
