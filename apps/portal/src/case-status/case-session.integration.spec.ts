import { Citizen, fillIn, servicePath } from '@vorgang/test-services';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('a draft that was sent', () => {
  const receipt = `${servicePath}/gesendet`;

  test('shows its receipt again to whoever loads the page once more', async () => {
    const citizen = await startPortalDraft();
    const code = codeIn(citizen);
    portal.advance(14 * 60_000);
    await citizen.open(receipt);
    expect([citizen.path, codeIn(citizen)]).toEqual([receipt, code]);
    await citizen.send(`${servicePath}/absenden`);
    expect(codeIn(citizen)).toBe(code);
  });

  test('shows no code and opens no case after that, also without signing out', async () => {
    const citizen = await startPortalDraft();
    const cookies = draftCookieOf(citizen);
    portal.advance(15 * 60_000);
    const { count } = await openSessions();
    for (const [method, path] of [
      ['GET', receipt],
      ['POST', `${servicePath}/absenden`],
    ] as const) {
      const answer = await ask(method, path, cookies);
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/vorgang']);
      expect(answer.headers.get('set-cookie')).toMatch(/^__Host-vorgang_antrag_[^=]+=; /);
    }
    expect(await openSessions()).toEqual({ count });
  });

  test('leaves the browser with signing out, and a kept page leads to the question for the code', async () => {
    const citizen = await startPortalDraft();
    await citizen.send('/vorgang/abmelden');
    expect(draftCookieOf(citizen)).toBe('');
    await citizen.open(receipt);
    expect(citizen.path).toBe('/vorgang');
    await citizen.send(`${servicePath}/absenden`);
    expect(codeIn(citizen)).toBeUndefined();
    await citizen.open('/vorgang/stand');
    expect(citizen.path).toBe('/vorgang');
  });

  test('takes no other with it: what is still being filled in stays', async () => {
    const sent = draftCookieOf(await startPortalDraft());
    const citizen = new Citizen(portal.url);
    await citizen.send(`${servicePath}/antrag`);
    const unsent = draftCookieOf(citizen).replace(/_[^_=]+=/, '_anderer-dienst=');
    const answer = await ask('POST', '/vorgang/abmelden', `${sent}; ${unsent}`, {});
    expect(answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-vorgang_fall',
      sent.split('=')[0],
    ]);
  });
});

function codeIn(citizen: Citizen): string | undefined {
  return /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(citizen.text)?.[0];
}

function draftCookieOf(citizen: Citizen): string {
  return [...citizen.copyOfCookies()]
    .filter(([name, value]) => name.includes('vorgang_antrag_') && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
}

async function openSessions(): Promise<{ readonly count: string }> {
  const [row] = await portal.sql<{ count: string }>('select count(*) from case_session');
  return row!;
}
