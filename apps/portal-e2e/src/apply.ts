import type { Page } from 'playwright-core';

/** What this applicant answers; the rest is the same for all. */
export interface Applicant {
  readonly firstName: string;
  readonly lastName: string;
  readonly purpose: 'Für meine Arbeit' | 'Für ein Schulpraktikum';
  readonly symptoms: 'Nein' | 'Ich bin unsicher';
}

export const erika: Applicant = {
  firstName: 'Erika',
  lastName: 'Mustermann',
  purpose: 'Für meine Arbeit',
  symptoms: 'Nein',
};

/** What the receipt shows. */
export interface Receipt {
  readonly fileNumber: string;
  readonly accessCode: string;
}

/** Presses the button that leads on. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('main form button[type=submit]').first().click();
}

/**
 * Fills in the application page by page, up to the summary.
 * @param onPage called for each page before it is answered
 */
export async function fillInApplication(
  page: Page,
  applicant: Applicant,
  onPage: () => Promise<void> = async () => undefined,
): Promise<void> {
  const steps: readonly (() => Promise<void>)[] = [
    () => page.getByLabel(applicant.purpose).check(),
    async () => {
      await page.getByLabel('Vorname').fill(applicant.firstName);
      await page.getByLabel('Nachname').fill(applicant.lastName);
    },
    async () => {
      await page.getByLabel('Tag').fill('12');
      await page.getByLabel('Monat').fill('8');
      await page.getByLabel('Jahr').fill('1994');
    },
    async () => {
      await page.getByLabel('Straße').fill('Hauptstraße 1');
      await page.getByLabel('Postleitzahl').fill('23843');
      await page.getByLabel('Ort', { exact: true }).fill('Musterstadt');
    },
    () => page.getByLabel('E-Mail').fill('erika@example.org'),
    ...(applicant.purpose === 'Für ein Schulpraktikum'
      ? [() => page.getByLabel(/Schule/).fill('Stadtschule')]
      : []),
    async () => undefined,
    async () => undefined,
    () => page.locator('main input[type=checkbox]').check(),
    () => page.getByLabel(applicant.symptoms).check(),
    ...(applicant.symptoms === 'Nein'
      ? []
      : [() => page.locator('main textarea').fill('Gestern Bauchschmerzen.')]),
    () => page.locator('main input[type=checkbox]').check(),
  ];
  for (const step of steps) {
    await onPage();
    await step();
    await goOn(page);
  }
}

/** Sends the application from its summary and reads the receipt. */
export async function sendApplication(page: Page): Promise<Receipt> {
  await goOn(page);
  await page.getByRole('heading', { name: 'Ihr Antrag ist bei uns' }).waitFor();
  const text = await page.locator('main').innerText();
  return {
    fileNumber: /IfSG-\d{4}-\d{6}/.exec(text)![0],
    accessCode: /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)![0],
  };
}
