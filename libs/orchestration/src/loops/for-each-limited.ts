/**
 * Works through items with a bounded number under way at once. Rejects with the first failure, after all have ended.
 *
 * @param limit how many; a function is asked before each item, with how many are under way
 */
export async function forEachLimited<Item>(
  items: readonly Item[],
  limit: number | ((underWay: number) => number),
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const limitNow = typeof limit === 'number' ? (): number => limit : limit;
  const failures: unknown[] = [];
  let next = 0;
  let underWay = 0;
  const one = async (item: Item): Promise<void> => work(item);
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      while (next < items.length && underWay < Math.max(1, limitNow(underWay))) {
        underWay += 1;
        void one(items[next++]!)
          .catch((error: unknown) => failures.push(error))
          .finally(() => {
            underWay -= 1;
            goOn();
          });
      }
      if (underWay === 0) resolve();
    };
    goOn();
  });
  if (failures.length > 0) throw failures[0];
}
