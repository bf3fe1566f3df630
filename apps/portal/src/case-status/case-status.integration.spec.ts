import { createHash } from 'node:crypto';
import { Documents, Notices, Payments } from '@vorgang/casework';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Citizen, fillIn, servicePath } from '@vorgang/test-services';
import { startPortal, type PortalUnderTest } from '../testing/portal-under-test.js';

let portal: PortalUnderTest;
let fileNumber: string;
let accessCode: string;
let caseId: string;

beforeAll(async () => {
  portal = await startPortal();
  const citizen = new Citizen(portal.url);
  await fillIn(citizen);
  await citizen.send(`${servicePath}/absenden`);
  fileNumber = /IfSG-\d{4}-\d{6}/.exec(citizen.text)![0];
  accessCode = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(citizen.text)![0];
  caseId = (await portal.sql<{ case_id: string }>(`select case_id from case_file`))[0]!.case_id;
});
afterAll(() => portal.close());

async function signedIn(): Promise<Citizen> {
  return new Citizen(portal.url).send('/vorgang', { aktenzeichen: fileNumber, zugangscode: accessCode });
}

describe('The status page', () => {
  test('opens on another device with file number and access code, which never stand in the address', async () => {
    const citizen = await signedIn();
    expect(citizen.path).toBe('/vorgang/stand');
    expect(citizen.heading).toBe('Stand Ihres Antrags');
    expect(citizen.text).toContain('Sie haben den Antrag abgesendet.');
    expect(citizen.html).not.toContain(accessCode);
  });

  test('opens a case that the release before wrote, and those are salted every hour', async () => {
    const keepAsBefore = () =>
      portal.sql(`update case_file set access_code_hash = sha256($1::text::bytea)`, [accessCode]);
    const salted = () =>
      portal.sql(`select from case_file where convert_from(access_code_hash, 'LATIN1') like 'scrypt$%'`);
    await keepAsBefore();
    expect((await signedIn()).path).toBe('/vorgang/stand');
    expect(await salted()).toHaveLength(1);
    await keepAsBefore();
    await portal.sweep();
    expect(await salted()).toHaveLength(1);
    expect((await signedIn()).path).toBe('/vorgang/stand');
  });

  test('does not tell which of the two was wrong', async () => {
    const wrongCode = await new Citizen(portal.url).send('/vorgang', {
      aktenzeichen: fileNumber,
      zugangscode: 'AAAA-AAAA-AAAA',
    });
    const wrongNumber = await new Citizen(portal.url).send('/vorgang', {
      aktenzeichen: 'IfSG-2026-999999',
      zugangscode: accessCode,
    });
    expect(wrongCode.status).toBe(422);
    expect(wrongCode.text).toContain('passen nicht zusammen');
    expect(wrongNumber.text).toContain('passen nicht zusammen');
  });

  test('asks to sign in where nobody is', async () => {
    const citizen = await new Citizen(portal.url).open('/vorgang/stand');
    expect(citizen.path).toBe('/vorgang');
  });

  test('shows the payment to make, the messages and the certificate', async () => {
    const now = new Date('2026-11-24T10:05:00Z');
    const payments = new Payments(portal.work);
    const payment = await payments.request(
      portal.tenantId,
      { paymentId: portal.mintKey(), caseId, amountCents: 2500, purpose: 'Gebühr', jobKey: portal.mintKey() },
      now,
    );
    await payments.recordTransaction(
      portal.tenantId,
      payment.paymentId,
      { providerReference: 't1', paymentPage: 'https://zahlen.example/t1' },
      now,
    );
    await new Notices(portal.work).create(
      portal.tenantId,
      {
        noticeId: portal.mintKey(),
        caseId,
        template: 'zahlung',
        channel: 'PORTAL',
        subject: 'Bitte zahlen Sie',
        body: 'Guten Tag <b>Zoë</b>',
        jobKey: portal.mintKey(),
      },
      now,
    );
    const document = await new Documents(portal.work).store(
      portal.tenantId,
      {
        documentId: portal.mintKey(),
        caseId,
        kind: 'bescheinigung',
        fileName: 'Bescheinigung.pdf',
        mediaType: 'application/pdf',
        content: Buffer.from('%PDF-1.7'),
        jobKey: portal.mintKey(),
        verificationCode: 'ABCD-2345-EFGH',
        holderHint: 'Z. O., geboren 2001',
      },
      now,
    );

    const citizen = await signedIn();
    expect(citizen.html).toContain('href="https://zahlen.example/t1"');
    expect(citizen.text).toContain('Jetzt 25,00 Euro bezahlen');
    expect(citizen.html).toContain('Guten Tag &lt;b&gt;Zoë');
    await citizen.open(`/vorgang/dokumente/${document.documentId}`);
    expect(citizen.html).toBe('%PDF-1.7');

    const stranger = await new Citizen(portal.url).open(`/vorgang/dokumente/${document.documentId}`);
    expect(stranger.path).toBe('/vorgang');
  });

  test('is closed by signing out', async () => {
    const citizen = await signedIn();
    await citizen.send('/vorgang/abmelden');
    await citizen.open('/vorgang/stand');
    expect(citizen.path).toBe('/vorgang');
  });
});

describe('The check of a certificate', () => {
  test('says genuine and shows initials, year of birth and day only', async () => {
    const citizen = await new Citizen(portal.url).send('/pruefen', { pruefcode: 'abcd 2345 efgh' });
    expect(citizen.path).toBe('/pruefen/ABCD-2345-EFGH');
    expect(citizen.heading).toBe('Die Bescheinigung ist echt');
    expect(citizen.text).toContain('Z. O., geboren 2001');
    expect(citizen.text).not.toContain('Łukasiewicz');
  });

  test('says so where no certificate has the code', async () => {
    const citizen = await new Citizen(portal.url).open('/pruefen/ABCD-2345-EFGX');
    expect(citizen.status).toBe(404);
    expect(citizen.heading).toBe('Zu diesem Prüfcode gibt es keine Bescheinigung');
  });
});

describe('Every page', () => {
  test.each([
    '/',
    '/?suche=zeugnis',
    servicePath,
    `${servicePath}?sprache=einfach`,
    `${servicePath}?sprache=en`,
    '/vorgang',
    '/pruefen',
    '/barrierefreiheit',
    '/datenschutz',
    '/impressum',
    '/gibt-es-nicht',
  ])('%s names its language, has one heading, links the legal pages, runs nothing inline', async (path) => {
    const response = await fetch(`${portal.url}${path}`);
    const html = await response.text();
    expect(html).toContain('<html lang="de">');
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const legal of ['/barrierefreiheit', '/datenschutz', '/impressum'])
      expect(html).toContain(`href="${legal}"`);
    expect(html).not.toMatch(/<script(?! type="module" src)|<style|\sstyle=|\son\w+=/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(response.headers.get('content-security-policy')).toContain(directive);
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  test('answers 404 in plain words where there is none, and 404 for services too', async () => {
    const citizen = await new Citizen(portal.url).open('/dienste/unbekannt');
    expect(citizen.status).toBe(404);
    expect(citizen.heading).toBe('Diese Seite gibt es nicht');
  });

  test('leaves the addresses of programs to their interfaces', async () => {
    const response = await fetch(`${portal.url}/v2/unbekannt`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).not.toContain('text/html');
  });

  test.each(['kern.min.css', 'vorgang.css', 'fonts.css', 'portal.css', 'fira-sans-latin-400-normal.woff2'])(
    'has its %s',
    async (name) => {
      expect((await fetch(`${portal.url}/assets/${name}`)).status).toBe(200);
    },
  );

  test('has each part of the typeface that its style sheet names', async () => {
    const sheet = await (await fetch(`${portal.url}/assets/fonts.css`)).text();
    const named = [...sheet.matchAll(/url\('([^']+)'\)/g)].map(([, address]) => address);
    expect(named.length).toBeGreaterThan(20);
    for (const address of named) {
      const response = await fetch(`${portal.url}${address}`);
      expect(response.status, address).toBe(200);
      // Browsers keep it for a year: another release of the typeface has other addresses.
      const digest = createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('base64url');
      expect(address).toMatch(new RegExp(`\\?${digest.slice(0, 22)}$`));
    }
    expect(sheet).not.toContain('./files/');
  });

  test('gives no other files away', async () => {
    expect((await fetch(`${portal.url}/assets/..%2f..%2fpackage.json`)).status).toBe(404);
  });
});
