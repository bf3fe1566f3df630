import { expect, test } from 'vitest';
import { startTestApplication } from '../testing/test-application.js';

const publicUrl = 'https://vorgang.kreis.example';
const year = 'max-age=31536000';

/** A page of citizens, one of staff, an answer, a refusal, nothing, and one that is refused before any route. */
const paths = ['/', '/workbench/', '/health/live', '/v2/topology', '/nothing', '/v2/topology?a=%00'];

test.each([
  ['this host only', false, year],
  ['hosts below it too, where the operator says so', true, `${year}; includeSubDomains`],
])('browsers are told with every answer to come by TLS for a year: %s', async (_, included, expected) => {
  const server = await startTestApplication({ publicUrl, hstsIncludeSubdomains: included });
  try {
    for (const path of paths) {
      const { headers } = await fetch(`${server.url}${path}`, { redirect: 'manual' });
      expect(headers.get('strict-transport-security'), path).toBe(expected);
    }
  } finally {
    await server.close();
  }
});
