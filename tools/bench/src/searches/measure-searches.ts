import {
  createPool,
  inTenant,
  parseSearchRequest,
  search,
  SearchTooCostlyError,
  sortableFields,
  type SearchDefinition,
} from '@vorgang/storage';
import type { BenchDatabase } from '../database.js';
import { median } from '../growth.js';
import { loadSearchedRows, SEARCHED_TENANT } from './load-searched-rows.js';
import { measuredSearches } from './measured-searches.js';

const SMALL = 1_000;
const LIMIT = 50;
const DEEPEST = 100_000;
const REPETITIONS = 3;
/** A page that seems to take too long is read so many times more, as anything else on the machine may have held it up. */
const CHECKS = 7;
/** A page that takes longer is not repeated. */
const REPEATED_MILLISECONDS = 300;
/** A search that takes longer is given up and counts as long as that. */
const LONGEST_SECONDS = 20;
const GOAL = 10;

interface SearchRatios {
  readonly median: number;
  readonly worst: number;
}

export interface SearchReport {
  /** Of each search, what a page takes in the large database divided by what it takes in the small one. */
  readonly ratios: Readonly<Record<string, Readonly<Record<string, SearchRatios>>>>;
  /** Pages that take more than ten times as long: search, field, order and page; the ratio and both times. */
  readonly aboveTen: readonly string[];
  readonly measured: number;
  readonly loadSeconds: number;
}

interface Page {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The page follows so many rows, by a cursor that was taken before. */
  readonly deep?: boolean;
}

/** Loads both databases and measures them. */
export async function measureSearches(
  small: BenchDatabase,
  large: BenchDatabase,
  instances: number,
): Promise<SearchReport> {
  const begin = performance.now();
  await loadSearchedRows(small, SMALL);
  await loadSearchedRows(large, instances);
  const loadSeconds = Math.round((performance.now() - begin) / 1000);
  console.error(`loaded in ${loadSeconds} s`);
  return { ...(await measureLoadedSearches(small.url, large.url, instances)), loadSeconds };
}

/** Each search by each of its orders: the first page, one far behind by cursor, and one by offset or a filtered one. */
export async function measureLoadedSearches(
  smallUrl: string,
  largeUrl: string,
  instances: number,
): Promise<Omit<SearchReport, 'loadSeconds'>> {
  const readers = [new Reader(smallUrl), new Reader(largeUrl)] as const;
  try {
    const ratios: Record<string, SearchRatios> = {};
    const aboveTen: string[] = [];
    let measured = 0;
    for (const [name, { definition, filter }] of Object.entries(measuredSearches)) {
      console.error(`measuring ${name} …`);
      const found: number[] = [];
      for (const page of pagesOf(definition, filter)) {
        const [before, after] = await timesOf(readers, definition, page);
        found.push(after / before);
        if (after / before <= GOAL) continue;
        aboveTen.push(
          `${name} ${page.name}: ${(after / before).toFixed(0)} (${before.toFixed(1)}, ${after.toFixed(1)} ms)`,
        );
        console.error(aboveTen.at(-1));
      }
      ratios[name] = { median: rounded(median(found)), worst: rounded(Math.max(...found)) };
      console.error(`median ${ratios[name].median}, worst ${ratios[name].worst}`);
      measured += found.length;
    }
    const name = instances === 1_000_000 ? 'millionSearchesToSmall' : `searches${instances}ToSmall`;
    return { ratios: { [name]: ratios }, aboveTen, measured };
  } finally {
    await Promise.all(readers.map((reader) => reader.end()));
  }
}

async function timesOf(
  [small, large]: readonly [Reader, Reader],
  definition: SearchDefinition,
  page: Page,
): Promise<readonly [number, number]> {
  const [before, after] = [await small.time(definition, page), await large.time(definition, page)];
  if (after / before <= GOAL) return [before, after];
  return [await small.time(definition, page, CHECKS), await large.time(definition, page, CHECKS)];
}

function pagesOf(definition: SearchDefinition, filter: Readonly<Record<string, unknown>>): readonly Page[] {
  return sortableFields(definition).flatMap((field) =>
    (['ASC', 'DESC'] as const).flatMap((order): Page[] => {
      const sort = [{ field, order }];
      const name = `${field} ${order}`;
      const filtered = { name: `${name} filtered`, body: { sort, filter } };
      return [
        { name: `${name} first`, body: { sort } },
        { name: `${name} deep`, body: { sort }, deep: true },
        order === 'ASC' ? { name: `${name} offset`, body: { sort, page: { from: 500 } } } : filtered,
      ];
    }),
  );
}

class Reader {
  private readonly pool;

  constructor(url: string) {
    this.pool = createPool(url, { connections: 1 });
  }

  /** Milliseconds that the page takes. */
  async time(definition: SearchDefinition, { body, deep }: Page, repetitions = REPETITIONS): Promise<number> {
    const after = deep === true ? await this.cursorFarBehind(definition, body) : null;
    if (deep === true && after === null) return LONGEST_SECONDS * 1000;
    const page = {
      limit: LIMIT,
      ...(body['page'] as object | undefined),
      ...(after === null ? {} : { after }),
    };
    const times: number[] = [];
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      const begin = performance.now();
      const done = await this.read(definition, { ...body, page });
      const time = performance.now() - begin;
      if (done === null || (repetitions === REPETITIONS && time > REPEATED_MILLISECONDS)) return time;
      if (repetition > 0) times.push(time);
    }
    return median(times);
  }

  private async cursorFarBehind(definition: SearchDefinition, body: object): Promise<string | null> {
    const first = await this.read(definition, { ...body, page: { limit: 1 } });
    if (first === null) return null;
    const from = first.hasMoreTotalItems ? DEEPEST : Math.floor(first.totalItems / 2);
    const found = await this.read(definition, { ...body, page: { from, limit: 1 } });
    return found?.endCursor ?? first.endCursor;
  }

  private async read(definition: SearchDefinition, body: object) {
    try {
      return await inTenant(this.pool, SEARCHED_TENANT, async (client) => {
        await client.query(`set local statement_timeout = '${LONGEST_SECONDS}s'`);
        return (await search(client, definition, parseSearchRequest(definition, body))).page;
      });
    } catch (error) {
      if (error instanceof SearchTooCostlyError || (error as { code?: unknown }).code === '57014')
        return null;
      throw error;
    }
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}

function rounded(ratio: number): number {
  return Number(ratio.toPrecision(3));
}
