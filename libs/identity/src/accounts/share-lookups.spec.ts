import { expect, test } from 'vitest';
import { shareLookups } from './share-lookups.js';

/** A look-up whose answers come when the test gives them. */
function lookupByHand() {
  const asked: { readonly name: string; answer(value: string): void; fail(error: Error): void }[] = [];
  const share = shareLookups<string>();
  const find = (name: string): Promise<string> =>
    share(
      name,
      () =>
        new Promise((resolve, reject) => {
          asked.push({ name, answer: resolve, fail: reject });
        }),
    );
  return { asked, find };
}

test('who asks while a look-up is under way gets the answer of one that begins afterwards', async () => {
  const { asked, find } = lookupByHand();
  const first = find('anna');
  const others = [find('anna'), find('anna'), find('anna')];
  expect(asked).toHaveLength(1);
  asked[0]!.answer('before the change');
  expect(await first).toBe('before the change');
  await Promise.resolve();
  expect(asked).toHaveLength(2);
  asked[1]!.answer('after the change');
  expect(await Promise.all(others)).toEqual(['after the change', 'after the change', 'after the change']);
});

test('who asks when nobody does begins a look-up of their own; names do not wait for each other', async () => {
  const { asked, find } = lookupByHand();
  const anna = find('anna');
  const ben = find('ben');
  expect(asked.map(({ name }) => name)).toEqual(['anna', 'ben']);
  asked[0]!.answer('a');
  asked[1]!.answer('b');
  expect(await Promise.all([anna, ben])).toEqual(['a', 'b']);
  void find('anna');
  expect(asked).toHaveLength(3);
});

test('a look-up that fails fails those who asked before it, not those who wait for the next', async () => {
  const { asked, find } = lookupByHand();
  const first = find('anna');
  const second = find('anna');
  asked[0]!.fail(new Error('broken'));
  await expect(first).rejects.toThrow('broken');
  await Promise.resolve();
  asked[1]!.answer('anna');
  expect(await second).toBe('anna');
});
