import type { CommitResult, StepCommitter, StepRecord } from '@vorgang/storage';
import { expect, it, vi } from 'vitest';
import { GroupCommit } from './group-commit.js';

it('a large step goes alone: small ones neither wait for it nor share its transaction', async () => {
  const written: number[][] = [];
  let endLarge: (() => void) | undefined;
  const committer: StepCommitter = {
    commit: async (steps) => {
      written.push(steps.map(({ changes }) => changes.length));
      if (steps[0]!.changes.length > 1_000) await new Promise<void>((resolve) => (endLarge = resolve));
      return steps.map(() => ({ ok: true }) as CommitResult);
    },
  };
  const commits = new GroupCommit(committer, { batchSize: 64, transactionsInFlight: 2 });
  const large = commits.commit([stepOf(5_000)]);
  const nextLarge = commits.commit([stepOf(5_001)]);
  await Promise.all([commits.commit([stepOf(1)]), commits.commit([stepOf(2)])]);
  await commits.commit([stepOf(3)]);
  expect(written).toEqual([[5_000], [1, 2], [3]]);
  endLarge!();
  await large;
  await vi.waitFor(() => expect(written.at(-1)).toEqual([5_001]));
  endLarge!();
  await nextLarge;
});

it('the first callers of a shared transaction send their next steps before the others are answered', async () => {
  const written: number[] = [];
  const committer: StepCommitter = {
    commit: (steps) => {
      written.push(steps.length);
      return Promise.resolve(steps.map(() => ({ ok: true }) as CommitResult));
    },
  };
  const commits = new GroupCommit(committer, { batchSize: 64, transactionsInFlight: 2 });
  const callTwice = async (): Promise<void> => {
    await commits.commit([stepOf(1)]);
    await commits.commit([stepOf(1)]);
  };
  await Promise.all(Array.from({ length: 16 }, callTwice));
  await Promise.all(Array.from({ length: 40 }, callTwice));
  await Promise.all(Array.from({ length: 5 }, callTwice));
  expect(written).toEqual([16, 8, 8, 40, 20, 20, 5, 5]);
});

function stepOf(changes: number): StepRecord {
  return { changes: { length: changes } } as StepRecord;
}
