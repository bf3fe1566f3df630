import { expect, test } from 'vitest';
import { readOwnAddresses } from './own-addresses.js';

const portal = 'https://vorgang.kreis.example';

function mistakesOf(environment: Record<string, string>): readonly string[] {
  const mistakes: string[] = [];
  readOwnAddresses(environment, 'http://localhost:3000', mistakes);
  return mistakes;
}

test('staff come to the address of citizens unless another host is named', () => {
  const read = (environment: Record<string, string>) =>
    readOwnAddresses(environment, 'http://localhost:3000', []);
  expect(read({})).toEqual({ publicUrl: 'http://localhost:3000', staffUrl: 'http://localhost:3000' });
  expect(read({ PUBLIC_URL: `${portal}/` })).toEqual({ publicUrl: portal, staffUrl: portal });
  expect(read({ PUBLIC_URL: portal, STAFF_URL: 'https://amt.kreis.example/' })).toEqual({
    publicUrl: portal,
    staffUrl: 'https://amt.kreis.example',
  });
  expect(mistakesOf({ PUBLIC_URL: portal, STAFF_URL: 'https://amt.kreis.example:8443' })).toEqual([]);
});

test.each([
  ['another port is no other host', 'https://vorgang.kreis.example:8443', /has the host of PUBLIC_URL/],
  ['capitals', 'https://AMT.kreis.example', /as browsers write them: https:\/\/amt\.kreis\.example\.$/],
  ['a path', 'https://amt.kreis.example/amt', /protocol and host only/],
  ['a name and a password', 'https://u:p@amt.kreis.example', /protocol and host only/],
  ['a dot at the end', 'https://vorgang.kreis.example.', /must name a host/],
  ['an empty part', 'https://amt..kreis.example', /must name a host/],
  ['all hosts below', 'https://*.kreis.example', /must name a host/],
  ['another protocol than that of citizens', 'http://amt.localhost', /must start with https:\/\//],
  ['no address', 'amt.kreis.example', /^STAFF_URL must be an address that starts with http:\/\/ or https:/],
  ['no address of the web', 'javascript:alert(1)', /^STAFF_URL must be an address/],
])('a host of staff is refused: %s', (_, address, mistake) => {
  const mistakes = mistakesOf({ PUBLIC_URL: portal, STAFF_URL: address });
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(mistake);
});

test('beside a host of staff that of citizens is named, and may be led on to', () => {
  const staff = { STAFF_URL: 'https://amt.kreis.example' };
  expect(mistakesOf(staff)).toEqual([expect.stringMatching(/^PUBLIC_URL is missing/)]);
  for (const PUBLIC_URL of ['https://u:p@vorgang.kreis.example', `${portal}?a=1`, `${portal}#a`])
    expect(mistakesOf({ ...staff, PUBLIC_URL })).toEqual([
      'PUBLIC_URL must be protocol, host and path only.',
    ]);
  expect(mistakesOf({ ...staff, PUBLIC_URL: 'ftp://vorgang.kreis.example' })).toHaveLength(1);
});
