/** Numbers that look like chance and are the same for the same seed (Mulberry32). */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  /** A whole number from `least` to `most`. */
  integer(least: number, most: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** One of the items, each as often as its weight says. */
  weighted<Item extends string>(weights: Readonly<Record<Item, number>>): Item;
}

/** @param seed any whole number; its lowest 32 bits count */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    integer,
    pick: (items) => items[integer(0, items.length - 1)]!,
    weighted: <Item extends string>(weights: Readonly<Record<Item, number>>): Item => {
      const entries = Object.entries(weights) as [Item, number][];
      let place = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of entries) {
        place -= weight;
        if (place < 0) return item;
      }
      return entries.at(-1)![0];
    },
  };
}
