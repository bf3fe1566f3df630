import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployOverHttp } from '../testing/deploy-over-http.js';
import { resolve } from '../testing/interface-description.js';
import { checkForm, permitModel } from '../testing/permit-model.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';
import { describedRequests } from '../testing/wrong-requests/described-requests.js';

/** A job without a type: an incident, and no job. */
const brokenModel = permitModel
  .replace('id="permit"', 'id="broken"')
  .replace('type="register" retries="2"', 'type="=1 + null" retries="2"');

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication({ rateLimits: { perAccount: 0, perAddress: 0 } });
  const files = { 'permit.bpmn': permitModel, 'broken.bpmn': brokenModel, 'check.form': checkForm };
  await deployOverHttp(server.url, files);
  await send('/v2/process-instances', { processDefinitionId: 'broken', variables: {} });
  for (const [applicant, businessId] of [['ada'], ['grace', 'B-1'], ['joan', 'B-2']])
    await send('/v2/process-instances', {
      processDefinitionId: 'permit',
      businessId,
      variables: { applicant },
    });
  const { jobs } = (await send('/v2/jobs/activation', {
    type: 'register',
    worker: 'w',
    timeout: 60_000,
    maxJobsToActivate: 2,
  })) as { readonly jobs: readonly { readonly jobKey: string }[] };
  await send(`/v2/jobs/${jobs[0]?.jobKey}/completion`, {});
  await send(`/v2/jobs/${jobs[1]?.jobKey}/failure`, { retries: 0, errorMessage: 'no ink' });
});
afterAll(() => server.close());

async function send(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { ...as('demo'), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  expect(answer.status, `${path} ${JSON.stringify(body)}: ${text}`).toBeLessThan(300);
  return text === '' ? undefined : JSON.parse(text);
}

async function count(path: string, filter: object): Promise<number> {
  const found = await send(path, { filter });
  return (found as { readonly page: { readonly totalItems: number } }).page.totalItems;
}

const searches = describedRequests()
  .filter(({ isSearch, path }) => isSearch && path.endsWith('/search') && !path.includes('{'))
  .map(({ path, body }) => {
    const fields = resolve(body?.properties?.['filter'] ?? {}).properties ?? {};
    const takesOperators = (name: string) =>
      resolve(fields[name] ?? {}).oneOf?.some((each) => resolve(each).properties?.['$exists'] !== undefined);
    return { path, fields: Object.keys(fields).filter(takesOperators) };
  })
  .filter(({ fields }) => fields.length > 0);

test('there are searches with fields that may be missing', () => {
  expect(searches.length).toBeGreaterThan(10);
});

test.each(searches)('$path: each row has a value or has none', async ({ path, fields }) => {
  const all = await count(path, {});
  for (const field of fields) {
    const there = await count(path, { [field]: { $exists: true } });
    const missing = await count(path, { [field]: { $exists: false } });
    expect.soft({ field, there: there + missing }).toEqual({ field, there: all });
  }
});

test.each([
  ['errorMessage', 2],
  ['incidentErrorHashCode', 2],
  ['hasRetriesLeft', 3],
  ['batchOperationId', 4],
  ['businessId', 2],
])('instances without %s are found', async (field, expected) => {
  expect(await count('/v2/process-instances/search', { [field]: { $exists: false } })).toBe(expected);
});

test.each([
  [{ $exists: false }, 1],
  [{ $exists: true }, 3],
])('instances by whether they have a variable: %j', async (value, expected) => {
  const filter = { variables: [{ name: 'applicant', value }] };
  expect(await count('/v2/process-instances/search', filter)).toBe(expected);
});
