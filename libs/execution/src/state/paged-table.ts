import { compareKeys } from './compare-keys.js';

/** Entries of a page at most. Small, as a change copies its page and storage writes it. */
const PAGE_SIZE = 16;

/** Some entries of a table, side by side in the order of their keys. */
export interface Page<Value> {
  /** Names the page as long as it lives: storage keeps each page under its number. */
  readonly number: number;
  readonly keys: readonly string[];
  readonly values: readonly Value[];
}

/** Whoever holds the token may change a table and its pages in place, because nobody else has seen them. */
export type Owner = object;

interface OwnedPage<Value> {
  readonly number: number;
  readonly keys: string[];
  readonly values: Value[];
  readonly owner: Owner | null;
}

/**
 * A map ordered by key whose versions share all that did not change: a change copies one page and the list of pages,
 * however large the table is. What stands in it is never changed in place, except by the owner who made it.
 * Written as JSON it is a plain object.
 */
export class PagedTable<Value> implements Iterable<readonly [string, Value]> {
  readonly #pages: OwnedPage<Value>[];
  readonly #owner: Owner | null;
  #size: number;
  #nextNumber: number;

  private constructor(pages: OwnedPage<Value>[] = [], size = 0, nextNumber = 0, owner: Owner | null = null) {
    this.#pages = pages;
    this.#size = size;
    this.#nextNumber = nextNumber;
    this.#owner = owner;
  }

  static empty<Value>(): PagedTable<Value> {
    return new PagedTable<Value>();
  }

  static of<Value>(entries: Readonly<Record<string, Value>>): PagedTable<Value> {
    const owner: Owner = {};
    let table = PagedTable.empty<Value>();
    for (const [key, value] of Object.entries(entries)) table = table.set(key, value, owner);
    return table;
  }

  /** The table with exactly these pages, as storage keeps them. */
  static ofPages<Value>(pages: readonly Page<Value>[]): PagedTable<Value> {
    const ordered = pages
      .filter((page) => page.keys.length > 0)
      .sort((left, right) => compareKeys(left.keys[0]!, right.keys[0]!))
      .map((page) => ({ ...page, keys: [...page.keys], values: [...page.values], owner: null }));
    const size = ordered.reduce((sum, page) => sum + page.keys.length, 0);
    const last = ordered.reduce((highest, page) => Math.max(highest, page.number), -1);
    return new PagedTable(ordered, size, last + 1);
  }

  get size(): number {
    return this.#size;
  }

  get pages(): readonly Page<Value>[] {
    return this.#pages;
  }

  get(key: string): Value | undefined {
    const page = this.#pages[this.#pageOf(key)];
    if (page === undefined) return undefined;
    const place = page.keys.indexOf(key);
    return place < 0 ? undefined : page.values[place];
  }

  /** All values in the order of their keys. */
  values(): readonly Value[] {
    return this.#pages.length === 1 ? this.#pages[0]!.values : this.#pages.flatMap((page) => page.values);
  }

  *[Symbol.iterator](): Iterator<readonly [string, Value]> {
    for (const page of this.#pages) {
      for (let place = 0; place < page.keys.length; place += 1)
        yield [page.keys[place]!, page.values[place]!];
    }
  }

  /** @returns the table with the entry: this one where the owner made it, else a copy */
  set(key: string, value: Value, owner: Owner): PagedTable<Value> {
    const table = this.#ownedBy(owner);
    table.#put(key, value, owner);
    return table;
  }

  /** @returns the table without the entry: this one where the owner made it, else a copy */
  delete(key: string, owner: Owner): PagedTable<Value> {
    if (this.get(key) === undefined) return this;
    const table = this.#ownedBy(owner);
    const at = table.#pageOf(key);
    const page = table.#ownedPage(at, owner);
    const place = page.keys.indexOf(key);
    page.keys.splice(place, 1);
    page.values.splice(place, 1);
    table.#size -= 1;
    if (page.keys.length === 0) table.#pages.splice(at, 1);
    return table;
  }

  toJSON(): Readonly<Record<string, Value>> {
    return Object.fromEntries(this);
  }

  #ownedBy(owner: Owner): PagedTable<Value> {
    if (this.#owner === owner) return this;
    return new PagedTable([...this.#pages], this.#size, this.#nextNumber, owner);
  }

  #put(key: string, value: Value, owner: Owner): void {
    const at = this.#pageOf(key);
    const page = this.#pages[at];
    if (page === undefined) return this.#addPage(0, [key], [value], owner);
    const place = page.keys.indexOf(key);
    if (place >= 0) {
      this.#ownedPage(at, owner).values[place] = value;
      return;
    }
    const isLast = compareKeys(key, page.keys.at(-1)!) > 0;
    if (page.keys.length < PAGE_SIZE)
      this.#insert(at, isLast ? page.keys.length : placeOf(page, key), key, value, owner);
    else if (isLast) this.#addPage(at + 1, [key], [value], owner);
    else {
      this.#split(at, owner);
      return this.#put(key, value, owner);
    }
  }

  #insert(at: number, place: number, key: string, value: Value, owner: Owner): void {
    const page = this.#ownedPage(at, owner);
    page.keys.splice(place, 0, key);
    page.values.splice(place, 0, value);
    this.#size += 1;
  }

  #split(at: number, owner: Owner): void {
    const page = this.#ownedPage(at, owner);
    const keys = page.keys.splice(PAGE_SIZE / 2);
    const values = page.values.splice(PAGE_SIZE / 2);
    this.#size -= keys.length;
    this.#addPage(at + 1, keys, values, owner);
  }

  #addPage(at: number, keys: string[], values: Value[], owner: Owner): void {
    this.#pages.splice(at, 0, { number: this.#nextNumber, keys, values, owner });
    this.#nextNumber += 1;
    this.#size += keys.length;
  }

  #ownedPage(at: number, owner: Owner): OwnedPage<Value> {
    const page = this.#pages[at]!;
    if (page.owner === owner) return page;
    const copy = { number: page.number, keys: [...page.keys], values: [...page.values], owner };
    this.#pages[at] = copy;
    return copy;
  }

  /** The page in which the key stands or would stand: the last one that begins at or before it. */
  #pageOf(key: string): number {
    let low = 0;
    let high = this.#pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compareKeys(this.#pages[middle]!.keys[0]!, key) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function placeOf(page: Page<unknown>, key: string): number {
  return page.keys.findIndex((other) => compareKeys(other, key) > 0);
}
