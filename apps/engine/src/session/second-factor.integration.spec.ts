import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyRing } from '@vorgang/documents';
import { Secret, TOTP } from 'otpauth';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { as, startTestApplication, testPassword, type TestApplication } from '../testing/test-application.js';

let keyFile = '';
let server: TestApplication;
let strict: TestApplication;
let people = 0;
let person = '';
let sql: (text: string) => Promise<pg.QueryResult>;

beforeAll(async () => {
  keyFile = join(await mkdtemp(join(tmpdir(), 'vorgang-keys-')), 'keys');
  await writeFile(keyFile, KeyRing.newLine('first'));
  server = await startTestApplication({ secondFactor: { isRequired: false, exempt: [], keyFile } });
  strict = await startTestApplication({
    secondFactor: { isRequired: true, exempt: ['integration', 'demo'], keyFile },
  });
  sql = (text) => server.sql(text);
}, 120_000);
afterAll(async () => {
  await strict.close();
  await server.close();
});
beforeEach(() => {
  people += 1;
  person = `person${people}`;
});

type Headers = Readonly<Record<string, string>>;

function send(method: string, path: string, headers: Headers, body?: unknown, at = server) {
  return fetch(`${at.url}${path}`, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const signIn = (code?: string, at = server, password = testPassword) =>
  send('POST', '/api/session', {}, { username: person, password, ...(code ? { code } : {}) }, at);

function cookieOf(answer: Response): { readonly cookie: string } {
  expect(answer.status).toBe(200);
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

async function typeOf(answer: Response): Promise<readonly [number, string]> {
  const { type } = (await answer.json()) as { readonly type: string };
  return [answer.status, type.replace('urn:vorgang:problem:', '')];
}

async function hire(at = server): Promise<void> {
  const body = { username: person, password: testPassword };
  expect((await send('POST', '/v2/users', as('demo'), body, at)).status).toBe(201);
}

/** The code of the app, `steps` half minutes from now. */
function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

interface SetUp {
  readonly session: { readonly cookie: string };
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** Sets up a second factor with the code at hand; the next one is taken already, as clocks differ. */
async function setUp(at = server): Promise<SetUp> {
  const session = cookieOf(await signIn(undefined, at));
  const own = '/api/account/second-factor';
  const begun = await send('POST', own, session, { currentPassword: testPassword }, at);
  const { secret } = (await begun.json()) as { readonly secret: string };
  const confirmed = await send('POST', `${own}/confirmation`, session, { code: codeOf(secret) }, at);
  expect([begun.status, confirmed.status]).toEqual([200, 200]);
  const { recoveryCodes } = (await confirmed.json()) as { readonly recoveryCodes: readonly string[] };
  return { session, secret, recoveryCodes };
}

describe('a second factor', () => {
  beforeEach(() => hire());

  test('is asked for after the right password, and opens a session together with it', async () => {
    const elsewhere = cookieOf(await signIn());
    const { session, secret } = await setUp();
    expect((await send('GET', '/api/session', session)).status).toBe(200);
    expect((await send('GET', '/api/session', elsewhere)).status).toBe(401);
    expect(await typeOf(await signIn())).toEqual([401, 'second-factor-required']);
    expect(await typeOf(await signIn(undefined, server, 'guess'))).toEqual([401, 'sign-in-refused']);
    expect(await typeOf(await signIn('000000', server, 'guess'))).toEqual([401, 'sign-in-refused']);
    cookieOf(await signIn(codeOf(secret, 1)));
  });

  test('takes each code once, also of two sign-ins at once', async () => {
    const { secret } = await setUp();
    const code = codeOf(secret, 1);
    const answers = await Promise.all([signIn(code), signIn(code), signIn(code)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await typeOf(await signIn(code))).toEqual([401, 'second-factor-refused']);
    expect(await typeOf(await signIn(codeOf(secret)))).toEqual([401, 'second-factor-refused']);
  });

  test('is replaced by a recovery code, each once, however it is typed', async () => {
    const { recoveryCodes, session } = await setUp();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(first).toMatch(/^[a-km-z2-9]{6}(-[a-km-z2-9]{6}){3}$/);
    cookieOf(await signIn(first));
    expect(await typeOf(await signIn(first))).toEqual([401, 'second-factor-refused']);
    cookieOf(await signIn(` ${second.replaceAll('-', ' ').toUpperCase()} `));
    const state = await send('GET', '/api/account/second-factor', session);
    expect(await state.json()).toMatchObject({ recoveryCodesLeft: 8, isAvailable: true, isRequired: false });
    const { rows } = await sql(`select encode(code_hash, 'escape') as kept from recovery_code`);
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[2]);
  });

  test('cannot be guessed: after five wrong codes it rests, and right passwords do not help', async () => {
    const { secret } = await setUp();
    for (let guess = 0; guess < 5; guess += 1)
      expect(await typeOf(await signIn('000000'))).toEqual([401, 'second-factor-refused']);
    expect(await typeOf(await signIn(codeOf(secret, 1)))).toEqual([429, 'too-many-attempts']);
  });

  test('closes HTTP basic to the account, and says why to those who know the password', async () => {
    expect((await send('GET', '/v2/topology', as(person))).status).toBe(200);
    await setUp();
    expect(await typeOf(await send('GET', '/v2/topology', as(person)))).toEqual([
      403,
      'second-factor-required',
    ]);
    expect((await send('GET', '/v2/topology', as(person, 'guess'))).status).toBe(401);
    const change = { currentPassword: testPassword, newPassword: 'Sturm und Deich' };
    expect((await send('PUT', '/api/account/password', as(person), change)).status).toBe(403);
  });

  test('needs the password to be set up, a code to hold, and both to be removed', async () => {
    const session = cookieOf(await signIn());
    const own = '/api/account/second-factor';
    expect((await send('POST', own, session, { currentPassword: 'guess' })).status).toBe(400);
    expect(await typeOf(await send('POST', `${own}/confirmation`, session, { code: '123456' }))).toEqual([
      409,
      'second-factor-not-begun',
    ]);
    await send('POST', own, session, { currentPassword: testPassword });
    expect(await typeOf(await send('POST', `${own}/confirmation`, session, { code: '12345' }))).toEqual([
      400,
      'second-factor-refused',
    ]);
    cookieOf(await signIn());
    const { secret, session: holder } = await setUp();
    expect(await typeOf(await send('POST', own, holder, { currentPassword: testPassword }))).toEqual([
      409,
      'second-factor-exists',
    ]);
    const remove = (currentPassword: string, code: string) =>
      send('POST', `${own}/removal`, holder, { currentPassword, code });
    expect((await remove('guess', codeOf(secret, 1))).status).toBe(400);
    expect(await typeOf(await remove(testPassword, '000000'))).toEqual([400, 'second-factor-refused']);
    expect((await remove(testPassword, codeOf(secret, 1))).status).toBe(204);
    cookieOf(await signIn());
  });

  test('is removed by an administrator, who never sees it, and not by others', async () => {
    const { session } = await setUp();
    const path = `/api/users/${person}/second-factor`;
    const shown = await send('GET', `/api/users/${person}/sign-in`, as('demo'));
    expect(await shown.json()).toEqual({ hasSecondFactor: true, temporaryPasswordUntil: null });
    expect((await send('DELETE', path, as('ahmet.yilmaz'))).status).toBe(403);
    expect((await send('DELETE', path, session)).status).toBe(403);
    expect((await send('DELETE', path, as('demo'))).status).toBe(204);
    expect((await send('DELETE', path, as('demo'))).status).toBe(404);
    cookieOf(await signIn());
    expect((await send('DELETE', '/api/users/demo/second-factor', as('demo'))).status).toBe(403);
  });

  test('stays where somebody forgot the password: a temporary one is no way around it', async () => {
    const { secret } = await setUp();
    const answer = await send('POST', `/api/users/${person}/temporary-password`, as('demo'));
    const { temporaryPassword } = (await answer.json()) as { readonly temporaryPassword: string };
    expect(await typeOf(await signIn(undefined, server, temporaryPassword))).toEqual([
      401,
      'second-factor-required',
    ]);
    cookieOf(await signIn(codeOf(secret, 1), server, temporaryPassword));
  });

  test('goes with the account: who is called the same later has none', async () => {
    await setUp();
    await send('DELETE', `/v2/users/${person}`, as('demo'));
    await hire();
    cookieOf(await signIn());
    const { rows } = await sql(`select 1 from second_factor where username = '${person}'`);
    expect(rows).toEqual([]);
  });

  test('is in the audit log when it is set up, used up and removed, and its secret nowhere', async () => {
    const { secret, recoveryCodes } = await setUp();
    await signIn(recoveryCodes[0]);
    await send('DELETE', `/api/users/${person}/second-factor`, as('demo'));
    const filter = { entityKey: person, operationType: 'UPDATE' };
    const found = await send('POST', '/v2/audit-logs/search', as('demo'), { filter });
    const text = await found.text();
    expect((JSON.parse(text) as { readonly items: readonly unknown[] }).items).toMatchObject([
      { entityDescription: 'Second factor set up', actorId: person },
      { entityDescription: 'Recovery code used', actorId: person },
      { entityDescription: 'Second factor removed', actorId: 'demo' },
    ]);
    for (const word of [secret, ...recoveryCodes]) expect(text).not.toContain(word);
  });

  test('is kept encrypted with the key ring', async () => {
    const { secret } = await setUp();
    const { rows } = await sql(
      `select wrapping_key_id, wrapped_secret from second_factor where username = '${person}'`,
    );
    const [row] = rows as readonly { readonly wrapping_key_id: string; readonly wrapped_secret: Buffer }[];
    expect(row?.wrapping_key_id).toBe('first');
    const plain = Buffer.from(Secret.fromBase32(secret).buffer);
    expect(row?.wrapped_secret.includes(plain)).toBe(false);
  });
});

describe('where everybody needs a second factor', () => {
  test('who has none sets one up after the sign-in, before anything else', async () => {
    await hire(strict);
    await send('PUT', `/v2/roles/auditor/users/${person}`, as('demo'), undefined, strict);
    const signedIn = await signIn(undefined, strict);
    expect(await signedIn.clone().json()).toMatchObject({ firstStep: 'SET_UP_SECOND_FACTOR' });
    const before = cookieOf(signedIn);
    expect(await typeOf(await send('POST', '/v2/audit-logs/search', before, {}, strict))).toEqual([
      403,
      'second-factor-setup-required',
    ]);
    const { session } = await setUp(strict);
    expect((await send('POST', '/v2/audit-logs/search', session, {}, strict)).status).toBe(200);
    const shown = await send('GET', '/api/session', session, undefined, strict);
    expect(await shown.json()).toMatchObject({ firstStep: null });
  });

  test('HTTP basic is open to the accounts of programs that the operator names, and to no others', async () => {
    await hire(strict);
    expect((await send('GET', '/v2/topology', as('integration'), undefined, strict)).status).toBe(200);
    expect(await typeOf(await send('GET', '/v2/topology', as(person), undefined, strict))).toEqual([
      403,
      'second-factor-setup-required',
    ]);
  });
});

test('without a key file nobody sets one up, and is told what is missing', async () => {
  const plain = await startTestApplication();
  await hire(plain);
  const session = cookieOf(await signIn(undefined, plain));
  const state = await send('GET', '/api/account/second-factor', session, undefined, plain);
  expect(await state.json()).toMatchObject({ isAvailable: false, since: null });
  const proof = { currentPassword: testPassword };
  expect(await typeOf(await send('POST', '/api/account/second-factor', session, proof, plain))).toEqual([
    501,
    'second-factor-unavailable',
  ]);
  await plain.close();
}, 120_000);
