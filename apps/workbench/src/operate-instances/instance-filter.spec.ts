import { expect, test } from 'vitest';
import { readInstanceFilter, serverFilter } from './instance-filter.js';

test('an address that makes no sense shows what runs', () => {
  const address = { state: 'nonsense', version: '2', from: '2026-13-99', process: 7 };
  expect(readInstanceFilter(address as never)).toEqual({ state: 'running' });
});

test('the filter becomes a search of the server, with whole days and values as JSON', () => {
  const filter = {
    state: 'incident',
    process: 'permit',
    version: 2,
    variable: 'amount',
    value: '25',
    from: '2026-03-01',
    to: '2026-03-01',
  } as const;
  const { startDate, ...rest } = serverFilter(filter);
  expect(rest).toEqual({
    processDefinitionId: 'permit',
    processDefinitionVersion: 2,
    hasIncident: true,
    variables: [{ name: 'amount', value: '25' }],
  });
  expect(Date.parse(startDate?.$lt ?? '') - Date.parse(startDate?.$gte ?? '')).toBe(24 * 3_600_000);
});

test('a value that is no JSON is a text', () => {
  expect(serverFilter({ state: 'all', variable: 'city', value: 'Kiel' })).toEqual({
    variables: [{ name: 'city', value: '"Kiel"' }],
  });
});

test('a variable without a value filters nothing', () => {
  expect(serverFilter({ state: 'all', variable: 'city' })).toEqual({});
});
