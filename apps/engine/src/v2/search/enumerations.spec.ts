import { resourcePermissions } from '@vorgang/identity';
import {
  authorizationSearch,
  elementInstanceSearch,
  incidentSearch,
  parseSearchRequest,
  type SearchDefinition,
} from '@vorgang/storage';
import { expect, test } from 'vitest';

test.each(Object.keys(resourcePermissions))('grants on %s can be asked for', (resourceType) => {
  expect(() => parseSearchRequest(authorizationSearch, { filter: { resourceType } })).not.toThrow();
});

test.each<readonly [string, SearchDefinition]>([
  ['resourceType', authorizationSearch],
  ['type', elementInstanceSearch],
  ['errorType', incidentSearch],
])('what is none of the values of %s is refused by name', (field, definition) => {
  for (const condition of ['NONSENSE', { $in: ['NONSENSE'] }, { $neq: 'nonsense' }]) {
    expect(() => parseSearchRequest(definition, { filter: { [field]: condition } })).toThrow(
      expect.objectContaining({
        mistakes: [
          expect.objectContaining({ field: expect.stringMatching(`^filter.${field}`) as string }) as unknown,
        ],
      }) as Error,
    );
  }
});
