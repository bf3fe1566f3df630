import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let server: TestApplication;
let people = 0;
/** A new account for each test. */
let person = '';

beforeAll(async () => {
  server = await startTestApplication({ familiarWords: ['Nordwatt'] });
});
afterAll(() => server.close());
beforeEach(async () => {
  people += 1;
  person = `person${people}`;
  const answer = await send('POST', '/v2/users', as('demo'), { username: person, password: testPassword });
  expect(answer.status).toBe(201);
});

const ours = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

function send(method: string, path: string, headers: Record<string, string>, body?: unknown) {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { ...ours, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** The cookie of a new sign-in. */
async function signIn(password = testPassword): Promise<{ readonly cookie: string }> {
  const answer = await send('POST', '/api/session', {}, { username: person, password });
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

async function isSignedIn(session: { readonly cookie: string }): Promise<boolean> {
  return (await send('GET', '/api/session', session)).status === 200;
}

function change(by: Record<string, string>, newPassword: string, currentPassword = testPassword) {
  return send('PUT', '/api/account/password', by, { currentPassword, newPassword });
}

async function problemOf(answer: Response): Promise<unknown> {
  const { type, errors } = (await answer.json()) as Readonly<Record<string, unknown>>;
  return { status: answer.status, type, errors };
}

function refusal(field: string, rule: string) {
  const message = expect.stringMatching(/\.$/) as string;
  return { status: 400, type: 'urn:vorgang:problem:password-refused', errors: [{ field, rule, message }] };
}

describe('people change their own password', () => {
  test('with the current one; their other sessions end, and this one stays', async () => {
    const [here, there] = [await signIn(), await signIn()];
    expect((await change(here, 'Sturm und Deich')).status).toBe(204);
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    const me = (password: string) => send('GET', '/v2/authentication/me', as(person, password));
    expect((await me(testPassword)).status).toBe(401);
    expect((await me('Sturm und Deich')).status).toBe(200);
  });

  test('and not without it', async () => {
    const here = await signIn();
    const answer = await change(here, 'Sturm und Deich', 'Sturm und Deich');
    expect(await problemOf(answer)).toEqual(refusal('currentPassword', 'wrong'));
    expect(await isSignedIn(await signIn())).toBe(true);
  });

  test('of two changes at once one holds, and the other is told that the current one is wrong', async () => {
    const [here, there] = [await signIn(), await signIn()];
    const wanted = ['Sturm und Deich', 'Priel und Siel'];
    const answers = await Promise.all([change(here, wanted[0]!), change(there, wanted[1]!)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400]);
    const won = answers.findIndex(({ status }) => status === 204);
    expect(await problemOf(answers[1 - won]!)).toEqual(refusal('currentPassword', 'wrong'));
    expect(await isSignedIn(await signIn(wanted[won]))).toBe(true);
    expect(await Promise.all([here, there].map(isSignedIn))).toEqual([won === 0, won === 1]);
  });

  test('who guesses the current one is stopped', async () => {
    const here = await signIn();
    for (let guess = 0; guess < 10; guess += 1) await change(here, 'Sturm und Deich', `guess ${guess}`);
    expect((await change(here, 'Sturm und Deich', 'another guess')).status).toBe(429);
  });

  test('programs, too', async () => {
    const browser = await signIn();
    expect((await change(as(person), 'Sturm und Deich')).status).toBe(204);
    expect(await isSignedIn(browser)).toBe(false);
  });

  test('a page of another site changes none', async () => {
    const forged = { ...(await signIn()), 'sec-fetch-site': 'cross-site' };
    expect((await change(forged, 'Sturm und Deich')).status).toBe(403);
  });

  test('the audit log says who did it, and no password', async () => {
    await change(await signIn(), 'Sturm und Deich');
    const filter = { entityKey: person, operationType: 'UPDATE' };
    const found = await send('POST', '/v2/audit-logs/search', as('demo'), { filter });
    const text = await found.text();
    expect((JSON.parse(text) as { readonly items: readonly unknown[] }).items).toMatchObject([
      { entityType: 'USER', actorId: person, actorType: 'USER' },
    ]);
    expect(text).not.toMatch(/Ebbe|Sturm/);
  });
});

describe('a password that breaks a rule is refused with the field and the rule', () => {
  const broken = [
    ['1234567', 'too-short'],
    ['x'.repeat(1001), 'too-long'],
    ['\u200b'.repeat(8), 'too-short'],
    [' '.repeat(8), 'one-character'],
    ['Sturm+Deich\ud83d', 'no-text'],
    ['iloveyou', 'frequent'],
    ['Nordwatt 2026', 'familiar-words'],
  ] as const;

  test('a number is no text', async () => {
    const answer = await send('PUT', '/api/account/password', await signIn(), {
      currentPassword: 17,
      newPassword: 123,
    });
    expect(await problemOf(answer)).toMatchObject({
      status: 400,
      errors: [
        { field: 'currentPassword', message: 'CurrentPassword must be a text.' },
        { field: 'newPassword', message: 'NewPassword must be a text.' },
      ],
    });
  });

  test.each(broken)('%s, by the person', async (password, rule) => {
    expect(await problemOf(await change(await signIn(), password))).toEqual(refusal('newPassword', rule));
    expect(await isSignedIn(await signIn())).toBe(true);
  });

  test.each(broken.filter(([, rule]) => rule !== 'too-long'))(
    '%s, by an administrator',
    async (password, rule) => {
      const created = await send('POST', '/v2/users', as('demo'), { username: 'another', password });
      expect(await problemOf(created)).toEqual(refusal('password', rule));
      const updated = await send('PUT', `/v2/users/${person}`, as('demo'), { name: 'x', password });
      expect(await problemOf(updated)).toEqual(refusal('password', rule));
      expect((await send('GET', '/v2/users/another', as('demo'))).status).toBe(404);
      expect(await isSignedIn(await signIn())).toBe(true);
    },
  );

  test('so is the present one, by the person', async () => {
    const answer = await change(await signIn(), testPassword);
    expect(await problemOf(answer)).toEqual(refusal('newPassword', 'unchanged'));
  });

  test('so is one that is little more than the name of the person', async () => {
    const body = { username: 'b.hinrichsen', name: 'Birte Hinrichsen', password: 'Hinrichsen-1' };
    const created = await send('POST', '/v2/users', as('demo'), body);
    expect(await problemOf(created)).toEqual(refusal('password', 'familiar-words'));
  });

  test('the demonstration keeps its public one, and nobody else gets it', async () => {
    expect((await send('GET', '/v2/authentication/me', as('demo'))).status).toBe(200);
    const answer = await send('PUT', '/v2/users/demo', as('demo'), { name: 'Demo', password: 'demo' });
    expect(await problemOf(answer)).toEqual(refusal('password', 'too-short'));
  });
});

describe('where somebody is signed in', () => {
  const list = async (session: { readonly cookie: string }) => {
    const answer = await send('GET', '/api/account/sessions', session);
    return ((await answer.json()) as { readonly items: readonly { id: string; isThis: boolean }[] }).items;
  };
  const end = (session: { readonly cookie: string }, body: unknown) =>
    send('POST', '/api/account/sessions/end', session, body);

  test('they see themselves, and nothing that opens a session', async () => {
    const [first, second] = [await signIn(), await signIn()];
    expect((await list(first)).map(({ isThis }) => isThis)).toEqual([false, true]);
    expect((await list(second)).map(({ isThis }) => isThis)).toEqual([true, false]);
    expect(await list(second)).toMatchObject([{ issuer: null }, { issuer: null }]);
    const text = JSON.stringify(await list(first));
    for (const { cookie } of [first, second]) expect(text).not.toContain(cookie.split('=')[1]);
  });

  test('they end one, or all others', async () => {
    const [first, second, third] = [await signIn(), await signIn(), await signIn()];
    const [newest] = await list(first);
    expect((await end(first, { sessionId: newest?.id, currentPassword: testPassword })).status).toBe(204);
    expect([await isSignedIn(second), await isSignedIn(third)]).toEqual([true, false]);
    expect((await end(first, { currentPassword: testPassword })).status).toBe(204);
    expect([await isSignedIn(first), await isSignedIn(second)]).toEqual([true, false]);
  });

  test('an old sign-in alone is not enough: whoever sits down at it ends nothing', async () => {
    const here = await signIn();
    expect((await end(here, {})).status).toBe(204);
    const asProgram = await send('POST', '/api/account/sessions/end', as(person), {});
    expect(await problemOf(asProgram)).toMatchObject({
      status: 403,
      type: 'urn:vorgang:problem:sign-in-again',
    });
    const wrong = await end(here, { currentPassword: 'wrong' });
    expect(await problemOf(wrong)).toEqual(refusal('currentPassword', 'wrong'));
  });

  test('nobody ends a session of somebody else', async () => {
    const [session] = await list(await signIn());
    const other = await send('POST', '/api/session', {}, { username: 'demo', password: 'demo' });
    const cookie = other.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await end({ cookie }, { sessionId: session?.id })).status).toBe(204);
    const mine = await send('GET', '/api/account/sessions', as(person));
    expect(await mine.json()).toMatchObject({ items: [{ id: session?.id, isThis: false }] });
  });

  test('signing out somebody whom nobody knows is refused, and one who is not signed in has nothing to end', async () => {
    const unknown = await send('DELETE', '/api/users/nobody/sessions', as('demo'));
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ detail: expect.stringContaining("'nobody'") });
    const filter = { entityKey: 'nobody' };
    const found = await send('POST', '/v2/audit-logs/search', as('demo'), { filter });
    expect(await found.json()).toMatchObject({ items: [] });
    expect((await send('DELETE', `/api/users/${person}/sessions`, as('demo'))).status).toBe(204);
    expect((await send('DELETE', `/api/users/${person}/sessions`, as('demo'))).status).toBe(204);
  });

  test('an administrator signs somebody out everywhere, or everybody, and the audit log says so', async () => {
    const [here, there] = [await signIn(), await signIn()];
    expect((await send('DELETE', `/api/users/${person}/sessions`, as('demo'))).status).toBe(204);
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([false, false]);
    const again = await signIn();
    expect((await send('DELETE', '/api/sessions', as('demo'))).status).toBe(204);
    expect(await isSignedIn(again)).toBe(false);
    for (const entityKey of [person, '*']) {
      const filter = { entityKey, entityType: 'USER', operationType: 'UPDATE' };
      const found = await send('POST', '/v2/audit-logs/search', as('demo'), { filter });
      expect(await found.json()).toMatchObject({
        items: [{ entityDescription: 'Sessions ended', actorId: 'demo' }],
      });
    }
    expect((await send('DELETE', '/api/sessions', as('ahmet.yilmaz'))).status).toBe(403);
  });
});
