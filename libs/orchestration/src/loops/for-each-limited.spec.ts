import { expect, test } from 'vitest';
import { forEachLimited } from './for-each-limited.js';

/** Works that end when told, and how many of them are under way. */
function works() {
  const open: (() => void)[] = [];
  return { open, work: () => new Promise<void>((resolve) => open.push(resolve)) };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no more are under way than the limit says at that moment', async () => {
  const { open, work } = works();
  let limit = 3;
  const done = forEachLimited([1, 2, 3, 4, 5, 6], () => limit, work);
  expect(open.length).toBe(3);
  limit = 1;
  open.shift()!();
  await turn();
  expect(open.length).toBe(2);
  limit = 4;
  open.shift()!();
  await turn();
  expect(open.length).toBe(4);
  while (open.length > 0) open.shift()!();
  await done;
});

test('one goes on whatever the limit, and nothing is nothing to do', async () => {
  const done: number[] = [];
  await forEachLimited(
    [1, 2],
    () => 0,
    async (item) => void done.push(item),
  );
  await forEachLimited([], 4, () => expect.fail('there is no item'));
  expect(done).toEqual([1, 2]);
});

test('the first failure is told after all have been tried', async () => {
  const tried: number[] = [];
  const failing = forEachLimited([1, 2, 3], 2, async (item) => {
    tried.push(item);
    if (item < 3) throw new Error(`item ${item}`);
  });
  await expect(failing).rejects.toThrow('item 1');
  expect(tried).toEqual([1, 2, 3]);
});
