import { expect, test } from 'vitest';
import { claimValues, isClaimPath } from './claim-path.js';

const claims = {
  sub: 'anna',
  groups: ['health', 'trade'],
  level: 3,
  'dotted.name': 'plain',
  realm_access: { roles: ['clerk'] },
  'https://kreis.example/office': 'A1',
  offices: [{ id: 'a' }, { id: 'b' }, { name: 'c' }],
};

test.each([
  ['sub', ['anna']],
  ['$.sub', ['anna']],
  ['groups', ['health', 'trade']],
  ['$.groups[1]', ['trade']],
  ['dotted.name', ['plain']],
  ['$.realm_access.roles', ['clerk']],
  ["$['https://kreis.example/office']", ['A1']],
  ['$.offices[*].id', ['a', 'b']],
  ['level', ['3']],
  ['$.absent.deeper', []],
  ['$.sub.length', []],
  ['constructor', []],
  ['$.__proto__', []],
])('%s is %o', (path, values) => {
  expect(claimValues(claims, path)).toEqual(values);
});

test.each(['$', '$.', '$..groups', '$.groups[?(@.x)]', '$.a b', '$[', ''])('%s is no path', (path) => {
  expect(isClaimPath(path)).toBe(false);
});
