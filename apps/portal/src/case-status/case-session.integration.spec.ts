import { Citizen, fillIn, servicePath } from '@vorgang/test-services';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPortal, type PortalUnderTest } from '../testing/portal-under-test.js';

let portal: PortalUnderTest;
let fileNumber: string;
let accessCode: string;

beforeAll(async () => {
  portal = await startPortal(undefined, 'https://kreis.example');
  const draft = await startPortalDraft();
  fileNumber = /IfSG-\d{4}-\d{6}/.exec(draft.text)![0];
  accessCode = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(draft.text)![0];
});
afterAll(() => portal.close());

async function startPortalDraft(): Promise<Citizen> {
  const citizen = new Citizen(portal.url);
  await fillIn(citizen);
  return citizen.send(`${servicePath}/absenden`);
}

function ask(method: string, path: string, cookie = '', form?: Record<string, string>): Promise<Response> {
  return fetch(`${portal.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', cookie },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  });
}

/** The cookie of a browser in which the case is opened with its code. */
async function openCase(before = ''): Promise<string> {
  const answer = await ask('POST', '/vorgang', before, { aktenzeichen: fileNumber, zugangscode: accessCode });
  expect(answer.headers.get('location')).toBe('/vorgang/stand');
  return answer.headers.get('set-cookie') ?? '';
}

const pairOf = (cookie: string): string => cookie.split(';')[0] ?? '';

async function isOpen(cookie: string): Promise<boolean> {
  return (await ask('GET', '/vorgang/stand', pairOf(cookie))).status === 200;
}

test('the cookie holds a random token that scripts cannot read, and nothing of the code', async () => {
  const cookie = await openCase();
  expect(cookie).toMatch(/^__Host-vorgang_fall=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(await isOpen(cookie)).toBe(true);
  const page = await (await ask('GET', '/vorgang/stand', pairOf(cookie))).text();
  expect(page).not.toContain(pairOf(cookie).split('=')[1]);
  const rows = await portal.sql<{ text: string }>('select s::text as text from case_session s');
  expect(rows.map(({ text }) => text).join('\n')).not.toContain(pairOf(cookie).split('=')[1]);
});

test('file number and code are no cookie: whoever writes them into one opens nothing', async () => {
  expect(await isOpen(`__Host-vorgang_fall=${fileNumber}.${accessCode}`)).toBe(false);
  expect(await isOpen(`__Host-vorgang_fall=${'A'.repeat(43)}`)).toBe(false);
});

test('each opening has a token of its own, and the one before in this browser is over', async () => {
  const first = await openCase();
  const other = await openCase();
  const second = await openCase(pairOf(first));
  expect(new Set([first, other, second].map(pairOf)).size).toBe(3);
  expect([await isOpen(first), await isOpen(other), await isOpen(second)]).toEqual([false, true, true]);
});

test('signing out ends it on the server: a kept cookie opens nothing', async () => {
  const cookie = await openCase();
  const answer = await ask('POST', '/vorgang/abmelden', pairOf(cookie), {});
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-vorgang_fall=; /);
  expect(await isOpen(cookie)).toBe(false);
});

test('it ends half an hour after the last click', async () => {
  const cookie = await openCase();
  portal.advance(29 * 60_000);
  expect(await isOpen(cookie)).toBe(true);
  portal.advance(29 * 60_000);
  expect(await isOpen(cookie)).toBe(true);
  portal.advance(30 * 60_000);
  expect(await isOpen(cookie)).toBe(false);
});

test('it ends four hours after the code was typed, however busy', async () => {
  const cookie = await openCase();
  for (let click = 1; click < 12; click += 1) {
    portal.advance(20 * 60_000);
    expect(await isOpen(cookie), `click ${click}`).toBe(true);
  }
  portal.advance(20 * 60_000);
  expect(await isOpen(cookie)).toBe(false);
});

test('what is over is deleted', async () => {
  await openCase();
  portal.advance(31 * 60_000);
  const open = await openCase();
  await portal.sweep();
  expect(await portal.sql('select 1 from case_session')).toHaveLength(1);
  expect(await isOpen(open)).toBe(true);
});

test('whoever has just sent an application has opened its case, in a session as any other', async () => {
  const citizen = await startPortalDraft();
  await citizen.open('/vorgang/stand');
  expect(citizen.path).toBe('/vorgang/stand');
  await citizen.send('/vorgang/abmelden');
  await citizen.open('/vorgang/stand');
  expect(citizen.path).toBe('/vorgang');
});
