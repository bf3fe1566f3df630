import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from './compare-keys.js';
import { PagedTable } from './paged-table.js';

const edits = fc.array(fc.record({ key: fc.nat(200), value: fc.option(fc.nat(), { nil: undefined }) }), {
  maxLength: 300,
});

describe('a paged table', () => {
  it('holds what a map holds after the same edits, in the order of the keys', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const map = new Map<string, number>();
        let table = PagedTable.empty<number>();
        for (const { key, value } of list) {
          const name = String(1_000_000 + key * 7);
          if (value === undefined) map.delete(name);
          else map.set(name, value);
          table = value === undefined ? table.delete(name, {}) : table.set(name, value, {});
        }
        const ordered = [...map].sort(([left], [right]) => compareKeys(left, right));
        expect([...table]).toEqual(ordered);
        expect(table.size).toBe(map.size);
        expect(table.values()).toEqual(ordered.map(([, value]) => value));
        for (const [name, value] of map) expect(table.get(name)).toBe(value);
        expect([...PagedTable.ofPages(table.pages)]).toEqual(ordered);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves the versions before untouched, and shares all pages but the one that changed', () => {
    const keys = Array.from({ length: 1_000 }, (_, place) => String(10_000 + place));
    const before = PagedTable.of(Object.fromEntries(keys.map((key) => [key, 0])));
    const text = JSON.stringify(before);
    const after = before.set('10500', 1, {});
    expect(after.pages.filter((page) => !before.pages.includes(page))).toHaveLength(1);
    expect(JSON.stringify(before)).toBe(text);
    expect(after.get('10500')).toBe(1);
  });

  it('changes in place only for the owner who made it', () => {
    const owner = {};
    const table = PagedTable.empty<number>().set('1', 1, owner);
    expect(table.set('2', 2, owner)).toBe(table);
    expect(table.set('3', 3, {})).not.toBe(table);
    expect([...table]).toEqual([
      ['1', 1],
      ['2', 2],
    ]);
  });
});
