import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  describedSearches,
  type DescribedFilter,
  type DescribedSearch,
} from '../testing/search-matrix/described-searches.js';
import {
  anyHolds,
  compareValues,
  type Condition,
  type Value,
} from '../testing/search-matrix/evaluate-condition.js';
import { conditionsFor } from '../testing/search-matrix/filter-conditions.js';
import {
  createSearchedWorld,
  type Item,
  type Page,
  type SearchedWorld,
} from '../testing/search-matrix/searched-world.js';
import {
  listedFields,
  readUnansweredValues,
  type ValuesOf,
} from '../testing/search-matrix/unanswered-values.js';

/*
 * Every search of the interface with every filter, operator, order and way through pages that its description names.
 * What is found is compared with what a few lines of code find in the unfiltered items.
 */

let world: SearchedWorld;
let valuesOf: ValuesOf;
let required: Item;
beforeAll(async () => {
  world = await createSearchedWorld();
  valuesOf = await readUnansweredValues(world);
  const errors = await world.post('incidents/statistics/process-instances-by-error');
  required = {
    from: '2020-01-01T00:00:00Z',
    to: '2100-01-01T00:00:00Z',
    jobType: 'register',
    processDefinitionId: 'permit',
    errorHashCode: errors.items[0]!['errorHashCode'],
  };
}, 120_000);
afterAll(() => world.close());

const searches = describedSearches();
const everything = { limit: 10_000 };
/** Takes no values of items, but a step of time. */
const notCompared = ['resolution'];
/** Filter rows that the answer only counts; they have a test of their own. */
const counted = ['getProcessDefinitionMessageSubscriptionStatistics'];

function find(search: DescribedSearch, body: Item): Promise<Page> {
  const filter = {
    ...Object.fromEntries(search.required.map((name) => [name, required[name]])),
    ...(body['filter'] as object | undefined),
  };
  const path = world.pathOf(search.path);
  return world.post(search.truncates ? `${path}?truncateValues=false` : path, {
    page: everything,
    ...body,
    filter,
  });
}

/** Compares thousands of pages; the difference is looked for only where there is one. */
function expectItems(found: readonly Item[], expected: readonly Item[], what: string): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found, what).toEqual(expected);
}

function fulfils(item: Item, filter: DescribedFilter, condition: Condition): boolean {
  const denials = listedFields.includes(filter.name) ? 'of all' : 'of one';
  return anyHolds(filter.value, valuesOf(item, filter.name), condition, denials);
}

/** Searches that have the same fields as another are answered by the same code: there each field is tried once. */
function isFirstOfItsKind(search: DescribedSearch): boolean {
  const kind = ({ filters, sorts }: DescribedSearch) => JSON.stringify([filters, sorts]);
  return searches.find((other) => kind(other) === kind(search)) === search;
}

describe.concurrent('a filter finds what a comparison of the unfiltered items finds', () => {
  test.each(searches.filter(({ operationId }) => !counted.includes(operationId)))(
    '$operationId',
    async (search) => {
      const { items } = await find(search, {});
      expect(items.length, 'items to compare').toBeGreaterThan(0);
      for (const filter of search.filters) {
        if (filter.isList || search.required.includes(filter.name) || notCompared.includes(filter.name))
          continue;
        const values = items.flatMap((item) => valuesOf(item, filter.name));
        const conditions = conditionsFor(filter, values);
        for (const condition of isFirstOfItsKind(search) ? conditions : conditions.slice(0, 2)) {
          const found = await find(search, { filter: { [filter.name]: condition } });
          const expected = items.filter((item) => fulfils(item, filter, condition));
          const what = `${filter.name}: ${JSON.stringify(condition)}`;
          expectItems(found.items, expected, what);
          expect(found.page.totalItems, `total of ${what}`).toBe(expected.length);
        }
      }
    },
    90_000,
  );
});

describe('a filter by a list or by other things finds what a look at them finds', () => {
  const keysOf = ({ items }: Page, key: string): readonly unknown[] => items.map((item) => item[key]);
  const search = async (path: string, filter: object) =>
    world.post(`${path}/search`, { filter, page: everything });

  test('process instances by tags, variables and alternatives', async () => {
    const { items } = await search('process-instances', {});
    const variables = (await search('variables', {})).items;
    const having = (name: string, value: string) => (item: Item) =>
      variables.some(
        (each) =>
          each['processInstanceKey'] === item['processInstanceKey'] &&
          each['name'] === name &&
          each['value'] === value,
      );
    const found = async (filter: object, test: (item: Item) => boolean) => {
      const expected = items.filter(test).map((item) => item['processInstanceKey']);
      expect(expected.length, JSON.stringify(filter)).toBeGreaterThan(0);
      expect(keysOf(await search('process-instances', filter), 'processInstanceKey')).toEqual(expected);
    };
    const tagged = (tag: string) => (item: Item) => (item['tags'] as readonly string[]).includes(tag);
    await found({ tags: ['red'] }, tagged('red'));
    await found({ tags: ['red', 'blue'] }, (item) => tagged('red')(item) && tagged('blue')(item));
    await found({ variables: [{ name: 'a_b%c', value: 'true' }] }, having('a_b%c', 'true'));
    await found(
      {
        variables: [
          { name: 'a_b%c', value: 'true' },
          { name: 'applicant', value: { $like: '"applicant-?"' } },
        ],
      },
      (item) =>
        having('a_b%c', 'true')(item) &&
        [0, 2, 4, 6, 8].some((n) => having('applicant', `"applicant-${n}"`)(item)),
    );
    await found(
      { $or: [{ state: 'TERMINATED' }, { hasIncident: true, tags: ['red'] }] },
      (item) => item['state'] === 'TERMINATED' || (item['hasIncident'] === true && tagged('red')(item)),
    );
  });

  test('user tasks by variables of the instance', async () => {
    const { items } = await search('user-tasks', {});
    const [variable] = (
      await search('variables', { name: 'applicant', processInstanceKey: items[0]!['processInstanceKey'] })
    ).items;
    const filter = { processInstanceVariables: [{ name: 'applicant', value: variable!['value'] }] };
    expect(keysOf(await search('user-tasks', filter), 'userTaskKey')).toEqual([items[0]!['userTaskKey']]);
    const local = { localVariables: filter.processInstanceVariables };
    expect((await search('user-tasks', local)).items).toEqual([]);
  });

  test('global task listeners by events, authorizations by resources', async () => {
    const both = await search('global-task-listeners', { eventTypes: ['canceling', 'updating'] });
    expect(keysOf(both, 'id')).toEqual(['ask-c']);
    const granted = await search('authorizations', { ownerId: 'm-a', resourceIds: ['one', '*', 'none'] });
    expect(keysOf(granted, 'resourceId').toSorted()).toEqual(['*', 'one']);
  });

  test('message subscriptions, counted by process', async () => {
    const { items } = await search('message-subscriptions', { messageSubscriptionState: 'CREATED' });
    const described = searches.find(({ operationId }) => operationId === counted[0])!;
    for (const filter of described.filters) {
      const values = items.map((item) => valuesOf(item, filter.name)[0] ?? null);
      for (const condition of conditionsFor(filter, values)) {
        const expected = items.filter((item) => fulfils(item, filter, condition)).length;
        const found = await find(described, { filter: { [filter.name]: condition } });
        const sum = found.items.reduce(
          (total, { activeSubscriptions }) => total + Number(activeSubscriptions),
          0,
        );
        expect(sum, `${filter.name}: ${JSON.stringify(condition)}`).toBe(expected);
      }
    }
  });
});

describe.concurrent('an order is kept, and its pages are the whole', () => {
  const ordered = searches.flatMap((search) =>
    search.sorts.flatMap((field, index) =>
      (['ASC', 'DESC'] as const)
        .filter((_order, direction) => isFirstOfItsKind(search) || direction === index % 2)
        .map((order) => ({ search, field, order, name: search.operationId })),
    ),
  );
  test.each(ordered)(
    '$name by $field $order',
    async ({ search, field, order }) => {
      const sort = [{ field, order }];
      const { items, page } = await find(search, { sort });
      expect(page.totalItems).toBe(items.length);
      const schema = search.answered[field] ?? {};
      for (const [index, item] of items.entries()) {
        const next = items[index + 1];
        if (next)
          expect(inOrder(schema, one(item, field), one(next, field), order), `item ${index}`).toBe(true);
      }
      await walkPages(search, { sort }, items);
    },
    90_000,
  );

  test.each(searches)(
    '$operationId without an order',
    async (search) => {
      await walkPages(search, {}, (await find(search, {})).items);
    },
    90_000,
  );
});

function one(item: Item, field: string): Value {
  return valuesOf(item, field)[0] ?? null;
}

/** Items without a value come last, and first where the order is turned round. */
function inOrder(schema: object, left: Value, right: Value, order: 'ASC' | 'DESC'): boolean {
  const [first, second] = order === 'ASC' ? [left, right] : [right, left];
  if (second === null) return true;
  return first !== null && compareValues(schema, first, second) <= 0;
}

/** Three pages forwards, the first of them again from behind, and the second by its number. */
async function walkPages(search: DescribedSearch, body: Item, whole: readonly Item[]): Promise<void> {
  const limit = Math.max(1, Math.ceil(whole.length / 3));
  const first = await find(search, { ...body, page: { limit } });
  const second = await find(search, { ...body, page: { limit, after: first.page.endCursor } });
  const third =
    second.items.length === 0
      ? second
      : await find(search, { ...body, page: { limit: whole.length, after: second.page.endCursor } });
  expectItems([...first.items, ...second.items, ...third.items], whole, 'the pages one after another');
  if (second.items.length === 0) return;
  const back = await find(search, { ...body, page: { limit, before: second.page.startCursor } });
  expectItems(back.items, first.items, 'the first page from behind');
  const numbered = await find(search, { ...body, page: { limit, from: limit } });
  expectItems(numbered.items, second.items, 'the second page by its number');
}

describe('pages neither skip nor repeat an item while others are added', () => {
  const growing = [
    'searchProcessInstances',
    'searchElementInstances',
    'searchJobs',
    'searchVariables',
    'searchAuditLogs',
  ];
  const orders = searches
    .filter(({ operationId }) => growing.includes(operationId))
    .flatMap((search) => [
      { name: search.operationId, search, sort: [] as object[] },
      ...(['ASC', 'DESC'] as const).map((order) => ({
        name: `${search.operationId} ${order}`,
        search,
        sort: [{ field: search.sorts.find((field) => field.startsWith('process')), order }],
      })),
    ]);
  test.each(orders)('$name', async ({ search, sort }) => {
    const before = (await find(search, { sort })).items.map(identity);
    const limit = Math.ceil(before.length / 4);
    const collected: string[] = [];
    let page: Item = { limit };
    for (;;) {
      const found = await find(search, { sort, page });
      if (found.items.length === 0) break;
      collected.push(...found.items.map(identity));
      page = { limit, after: found.page.endCursor };
      if (collected.length < before.length) await world.startPermit();
    }
    expect(collected.filter((each) => before.includes(each))).toEqual(before);
    expect(new Set(collected).size).toBe(collected.length);
  });
});

/** What of an item does not change. */
function identity(item: Item): string {
  const { auditLogKey, variableKey, jobKey, elementInstanceKey, processInstanceKey } = item;
  return String(auditLogKey ?? variableKey ?? jobKey ?? elementInstanceKey ?? processInstanceKey);
}
