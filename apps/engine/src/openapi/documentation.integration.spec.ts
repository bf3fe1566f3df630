import { chromiumPath, findAccessibilityFaults, openTestBrowser } from '@vorgang/test-services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApplication, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
beforeAll(async () => {
  server = await startTestApplication();
});
afterAll(() => server.close());

test('the events are described and can be read without script', async () => {
  const description = (await (await fetch(`${server.url}/api/asyncapi.json`)).json()) as { asyncapi: string };
  expect(description.asyncapi).toBe('3.0.0');
  const page = await (await fetch(`${server.url}/api/docs/events`)).text();
  for (const told of ['dev.vorgang.user-task.created', '/api/events', '/api/jobs/stream']) {
    expect(page).toContain(told);
  }
  expect(page).not.toMatch(/<script|style=/);
});

test.skipIf(chromiumPath() === null)(
  'the interfaces can be read under the strict rules of every page, without a foreign server',
  async () => {
    const browser = await openTestBrowser();
    const page = await (await browser.newContext()).newPage();
    const foreign: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(server.url).origin) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text()) && /script|eval/i.test(message.text()))
        refused.push(message.text());
    });
    const answer = await page.goto(`${server.url}/api/docs`);
    expect(answer?.headers()['content-security-policy']).toContain("script-src 'self';");
    await page
      .locator('[data-tag="Process instances"]')
      .getByRole('button')
      .first()
      .click({ timeout: 60_000 });
    await page.locator('[data-path="/v2/process-instances/search"]').waitFor({ timeout: 60_000 });
    expect(foreign).toEqual([]);
    expect(refused).toEqual([]);
    await page.goto(`${server.url}/api/docs/events`);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await browser.close();
  },
  120_000,
);
