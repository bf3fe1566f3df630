import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A person of the demonstration who works in the workbench; the password of all is `demo`. */
export type Employee = 'demo' | 'sabine.schroeder' | 'jonas.petersen' | 'petra.hansen' | 'ahmet.yilmaz';

export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the browser, apart from answers that the test expects. */
  readonly faults: string[];
}

/** Opens the workbench as somebody, with the keyboard alone. Accounts that a test made have a password of their own. */
export async function openDesk(
  browser: Browser,
  address: string,
  employee: Employee | (string & {}),
  viewport = { width: 1280, height: 900 },
  password = 'demo',
): Promise<Desk> {
  const context = await browser.newContext({ baseURL: address, locale: 'de-DE', viewport });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  await page.goto('/workbench');
  await page.getByLabel(/Benutzername|Anmeldename/).fill(employee);
  await page.getByLabel(/Passwort/).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
  return { context, page, faults };
}
