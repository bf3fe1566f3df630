import {
  applicationPages,
  chromiumPath,
  Citizen,
  createStoppableDatabase,
  findAccessibilityFaults,
  openTestBrowser,
  servicePath,
  type StoppableDatabase,
} from '@vorgang/test-services';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPortal, type PortalUnderTest } from '../testing/portal-under-test.js';

let database: StoppableDatabase;
let portal: PortalUnderTest;
let isAway = false;

const goAway = async (): Promise<void> => {
  await database.stop();
  isAway = true;
};
const comeBack = async (): Promise<void> => {
  if (isAway) await database.start();
  isAway = false;
};

beforeAll(async () => {
  database = await createStoppableDatabase();
  portal = await startPortal(database);
});
beforeEach(comeBack);
afterAll(async () => {
  await comeBack();
  await portal.close();
});

const title = 'Unsere Dienste sind gerade nicht erreichbar';
/** What the button of the present page sends, by the page's own markup. */
const sentByButton = ({
  html,
}: Citizen): { readonly action: string; readonly fields: Record<string, string> } => ({
  action: /<form action="([^"]+)" method="post"/.exec(html)![1]!,
  fields: Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ]),
  ),
});

test('a page that needs the database says when to come back, in German, and by a header', async () => {
  const citizen = new Citizen(portal.url);
  await citizen.send(`${servicePath}/antrag`);
  const { path } = citizen;
  await goAway();
  await citizen.open(`${path}?aendern=1`);
  expect([citizen.status, citizen.heading]).toEqual([503, title]);
  expect(citizen.html).toContain(`href="${path}?aendern=1"`);
  const { headers } = await fetch(portal.url + path, { headers: cookiesOf(citizen) });
  expect(headers.get('retry-after')).toBe('10');
  expect(headers.get('cache-control')).toBe('no-store');
  await comeBack();
  expect((await citizen.open(path)).status).toBe(200);
});

test('what was typed is sent again by one button when the database is back', async () => {
  const citizen = new Citizen(portal.url);
  await citizen.send(`${servicePath}/antrag`);
  await citizen.answer(applicationPages[0]![1]);
  await goAway();
  const typed = { vorname: 'Zoë', nachname: 'O’Connor-"Łukasiewicz"<&>' };
  await citizen.answer(typed);
  expect([citizen.status, citizen.heading]).toEqual([503, title]);
  expect(citizen.text).toContain('Ihre letzten Angaben sind noch nicht gespeichert');
  const { action, fields } = sentByButton(citizen);
  expect([action, fields]).toEqual([`${servicePath}/antrag/name`, typed]);
  await citizen.send(action, fields);
  expect(citizen.status, 'still away: the page keeps it').toBe(503);
  expect(sentByButton(citizen).fields).toEqual(typed);
  await comeBack();
  // The answer is checked as if it had been sent just now.
  await citizen.send(action, fields);
  expect([citizen.status, citizen.html.includes('value="Zoë"')]).toEqual([422, true]);
  await citizen.send(action, { ...fields, nachname: 'Łukasiewicz' });
  expect(citizen.path).toBe(`${servicePath}/antrag/geburtsdatum`);
});

test('an application that is sent while the database is away becomes one case when it is sent again', async () => {
  const citizen = new Citizen(portal.url);
  await citizen.send(`${servicePath}/antrag`);
  for (const [, fields] of applicationPages) await citizen.answer(fields);
  await goAway();
  await citizen.send(`${servicePath}/absenden`);
  expect(citizen.status).toBe(503);
  const { action, fields } = sentByButton(citizen);
  await comeBack();
  await citizen.send(action, fields);
  expect(citizen.heading).toBe('Ihr Antrag ist bei uns');
  await citizen.send(action, fields);
  expect(await portal.sql('select from case_file')).toHaveLength(1);
});

test('an address that begins with two slashes leads to no other site', async () => {
  await goAway();
  const citizen = new Citizen(portal.url);
  const response = await fetch(`${portal.url}//elsewhere.example/..${servicePath}/antrag/name`, {
    headers: cookiesOf(citizen),
  });
  expect(await response.text()).not.toMatch(/(?:href|action)="\/\/elsewhere/);
});

test.skipIf(chromiumPath() === null)(
  'the page is accessible, and its button works without scripts',
  async () => {
    const browser = await openTestBrowser();
    try {
      const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      const strict = await browser.newContext({ javaScriptEnabled: false, locale: 'de-DE' });
      const applicant = await strict.newPage();
      await applicant.goto(portal.url + servicePath);
      await applicant.locator('form button').first().click();
      await applicant.locator('input[value="beruf"]').check({ force: true });
      await goAway();
      await applicant.getByRole('button', { name: 'Weiter' }).click();
      expect(await applicant.getByRole('heading', { level: 1 }).innerText()).toBe(title);

      await page.goto(`${portal.url}${servicePath}`);
      await page.setContent(await applicant.content());
      expect(await findAccessibilityFaults(page)).toEqual([]);

      await comeBack();
      await applicant.getByRole('button', { name: 'Noch einmal senden' }).click();
      expect(new URL(applicant.url()).pathname).toBe(`${servicePath}/antrag/name`);
    } finally {
      await browser.close();
    }
  },
);

function cookiesOf(citizen: Citizen): { readonly cookie: string } {
  return { cookie: [...citizen.copyOfCookies()].map(([name, value]) => `${name}=${value}`).join('; ') };
}
