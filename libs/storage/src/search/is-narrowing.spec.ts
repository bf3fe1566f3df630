import { expect, test } from 'vitest';
import { isNarrowing } from './is-narrowing.js';
import { parseSearchRequest } from './parse-search-request.js';
import { instanceOperationSearch } from './searches/instance-operations.js';

const narrows = (filter: object) =>
  isNarrowing(parseSearchRequest(instanceOperationSearch, { filter }).filter);

test.each([
  {},
  { processInstanceKey: {} },
  { variables: [] },
  { tags: [] },
  { $or: [] },
  { $or: [{}] },
  { $or: [{ state: 'ACTIVE' }, {}] },
  { state: {}, $or: [{ variables: [] }] },
])('%j asks for nothing and finds everything', (filter) => {
  expect(narrows(filter)).toBe(false);
});

test.each([
  { state: 'ACTIVE' },
  { processInstanceKey: { $in: [] } },
  { variables: [{ name: 'granted', value: 'true' }] },
  { tags: ['county:north'] },
  { $or: [{ state: 'ACTIVE' }, { hasIncident: true }] },
  { state: 'ACTIVE', $or: [{}] },
])('%j asks for something', (filter) => {
  expect(narrows(filter)).toBe(true);
});
