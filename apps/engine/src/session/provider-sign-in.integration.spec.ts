import { get } from 'node:http';
import { freePort } from '@vorgang/embedded-postgres';
import { startIdentityProvider, testAudience, type IdentityProvider } from '@vorgang/test-services';
import type { TokenIssuer } from '@vorgang/identity';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startForgingProvider, type ForgingProvider } from '../testing/forging-provider.js';
import { SmallBrowser } from '../testing/small-browser.js';
import { as, startTestApplication, type TestApplication } from '../testing/test-application.js';

let provider: IdentityProvider;
let forger: ForgingProvider;
let server: TestApplication;

beforeAll(async () => {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  provider = await startIdentityProvider({
    staffAt: publicUrl,
    personClaims: (name) => ({ name: `Person ${name}`, groups: name === 'mona' ? ['gesundheitsamt'] : [] }),
  });
  forger = await startForgingProvider('workbench');
  const believed = (issuer: string): TokenIssuer => ({
    issuer,
    audiences: [testAudience],
    algorithms: ['RS256'],
    clockSkew: 5,
    usernameClaim: issuer === provider.issuer ? 'preferred_username' : 'sub',
    clientIdClaim: 'aud',
    preferUsernameClaim: false,
    groupsClaim: 'groups',
    signIn: {
      clientId: 'workbench',
      clientSecret: 'workbench-secret',
      scope: 'openid profile email',
      label: issuer === provider.issuer ? 'Kreiskonto' : 'Anderes Konto',
    },
  });
  server = await startTestApplication({
    port,
    publicUrl,
    tokenIssuers: [believed(provider.issuer), believed(forger.issuer)],
  });
});
afterAll(async () => {
  await server.close();
  await provider.close();
  await forger.close();
});

const begin = (returnTo = '/workbench/', id = '1') =>
  `${server.url}/api/session/providers/${id}/sign-in?returnTo=${encodeURIComponent(returnTo)}`;

async function session(browser: SmallBrowser): Promise<unknown> {
  const response = await browser.fetch(`${server.url}/api/session`);
  return response.ok ? response.json() : response.status;
}

async function administer(method: string, path: string): Promise<void> {
  const headers = { ...as('demo'), 'content-type': 'application/json' };
  expect((await fetch(`${server.url}/v2${path}`, { method, headers })).ok).toBe(true);
}

/** Signs somebody in and answers their browser. */
async function signedIn(name: string): Promise<SmallBrowser> {
  const browser = new SmallBrowser();
  const answer = await browser.fetch(await browser.signInAtProvider(begin(), name));
  expect(answer.headers.get('location')).toBe('/workbench/');
  return browser;
}

/** Where the server sends a browser that it does not sign in, and why. */
function refusal(response: Response): Readonly<Record<string, string | null>> {
  const location = new URL(response.headers.get('location') ?? '', server.url);
  expect([response.status, location.pathname]).toEqual([303, '/workbench/anmeldung']);
  return { reason: location.searchParams.get('grund'), target: location.searchParams.get('ziel') };
}

describe('staff who sign in at the provider', () => {
  test('come back to the page they asked for, with the rights that follow from their claims', async () => {
    await administer('PUT', '/roles/auditor/groups/gesundheitsamt');
    const browser = new SmallBrowser();
    const back = await browser.signInAtProvider(begin('/workbench/aufgaben/12?ansicht=alle'), 'mona');
    const answer = await browser.fetch(back);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/workbench/aufgaben/12?ansicht=alle',
    ]);
    expect(await session(browser)).toMatchObject({
      username: 'mona',
      name: 'Person mona',
      groups: ['gesundheitsamt'],
      roles: ['auditor'],
    });
    await administer('DELETE', '/roles/auditor/groups/gesundheitsamt');
    expect(await session(browser)).toMatchObject({ username: 'mona', roles: [] });
  });

  test('are told of it on the sign-in page', async () => {
    const ways = await fetch(`${server.url}/api/session/ways`);
    expect(await ways.json()).toEqual({
      password: true,
      providers: [
        { id: '1', label: 'Kreiskonto' },
        { id: '2', label: 'Anderes Konto' },
      ],
    });
  });

  test.each(['cross-site', 'same-site', 'none'])(
    'begin on the sign-in page: a link alone (%s) opens no session where one lives at the provider',
    async (site) => {
      const headers = { 'sec-fetch-site': site };
      const answer = await fetch(begin('/workbench/vorgaenge'), { redirect: 'manual', headers });
      expect(refusal(answer)).toEqual({ reason: null, target: '/workbench/vorgaenge' });
      expect(answer.headers.get('set-cookie')).toBeNull();
    },
  );

  test('send a challenge of their own each time: code, PKCE, state, nonce, the exact redirect address', async () => {
    const asked = async () =>
      new URL((await fetch(begin(), { redirect: 'manual' })).headers.get('location') ?? '').searchParams;
    const [first, second] = [await asked(), await asked()];
    expect(Object.fromEntries(first)).toMatchObject({
      response_type: 'code',
      client_id: 'workbench',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/api/session/providers/1/callback`,
    });
    for (const parameter of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(parameter)?.length).toBeGreaterThanOrEqual(43);
      expect(first.get(parameter)).not.toBe(second.get(parameter));
    }
  });

  test('may begin in several tabs of one browser, and finish each', async () => {
    const browser = new SmallBrowser();
    const one = await browser.signInAtProvider(begin('/workbench/vorgaenge'), 'mona');
    const two = await browser.signInAtProvider(begin('/workbench/modelle'), 'mona');
    expect((await browser.fetch(one)).headers.get('location')).toBe('/workbench/vorgaenge');
    expect((await browser.fetch(two)).headers.get('location')).toBe('/workbench/modelle');
  });

  test('get a new session each time, and the one before is over', async () => {
    const browser = await signedIn('mona');
    const before = browser.cookie(server.url, 'vorgang_session') ?? '';
    await browser.fetch(await browser.signInAtProvider(begin(), 'mona'));
    expect(browser.cookie(server.url, 'vorgang_session')).not.toBe(before);
    const old = await fetch(`${server.url}/api/session`, {
      headers: { cookie: `vorgang_session=${before}` },
    });
    expect(old.status).toBe(401);
  });

  test('sign out here and at the provider, which ends their other browsers too', async () => {
    const browser = await signedIn('otto');
    const answer = await browser.fetch(`${server.url}/api/session`, {
      method: 'DELETE',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const { signOutAddress } = (await answer.json()) as { readonly signOutAddress: string };
    expect(await session(browser)).toBe(401);
    const parameters = new URL(signOutAddress).searchParams;
    expect(parameters.get('post_logout_redirect_uri')).toBe(`${server.url}/workbench/anmeldung`);
    expect(parameters.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await browser.fetch(signOutAddress)).status).toBe(200);
  });
});

describe('an answer of the provider is refused', () => {
  test('without a state, or with one that was not given out', async () => {
    const browser = new SmallBrowser();
    const back = new URL(await browser.signInAtProvider(begin(), 'mona'));
    for (const state of [null, 'x'.repeat(43)]) {
      const forged = new URL(back);
      if (state === null) forged.searchParams.delete('state');
      else forged.searchParams.set('state', state);
      expect(refusal(await browser.fetch(forged.href))).toEqual({
        reason: 'ungueltig',
        target: '/workbench/',
      });
    }
    expect(await session(browser)).toBe(401);
  });

  test('as one that was not given out where the request names an address that is none', async () => {
    const { hostname, port } = new URL(server.url);
    const path = 'http://h:99999999/api/session/providers/1/callback?state=x';
    const status = await new Promise((resolve, reject) => {
      get({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
    });
    expect(status).toBe(303);
  });

  test('in another browser than the one that began: nobody signs others in to their own account', async () => {
    const attacker = new SmallBrowser();
    const back = await attacker.signInAtProvider(begin(), 'mona');
    const victim = new SmallBrowser();
    expect(refusal(await victim.fetch(back)).reason).toBe('ungueltig');
    await victim.fetch(begin());
    expect(refusal(await victim.fetch(back)).reason).toBe('ungueltig');
    expect(await session(victim)).toBe(401);
  });

  test('a second time', async () => {
    const browser = new SmallBrowser();
    const back = await browser.signInAtProvider(begin(), 'mona');
    const answers = await Promise.all([browser.fetch(back), browser.fetch(back)]);
    expect(answers.map((answer) => answer.headers.get('location')?.split('?')[0]).sort()).toEqual([
      '/workbench/',
      '/workbench/anmeldung',
    ]);
  });

  test('with the code of another sign-in, or one that the provider does not know', async () => {
    const browser = new SmallBrowser();
    const other = new URL(await browser.signInAtProvider(begin(), 'mona')).searchParams.get('code') ?? '';
    for (const code of [other, 'made-up']) {
      const back = new URL(await browser.signInAtProvider(begin(), 'mona'));
      back.searchParams.set('code', code);
      expect(refusal(await browser.fetch(back.href)).reason).toBe('ungueltig');
    }
  });

  test('that names another issuer (mix-up)', async () => {
    const browser = new SmallBrowser();
    const back = new URL(await browser.signInAtProvider(begin(), 'mona'));
    back.searchParams.set('iss', 'https://elsewhere.example');
    expect(refusal(await browser.fetch(back.href)).reason).toBe('ungueltig');
  });

  test('when the person gave up there, and the page they wanted is kept', async () => {
    const browser = new SmallBrowser();
    const form = await browser.follow(begin('/workbench/modelle'), (address) =>
      address.includes('/interaction/'),
    );
    const back = await browser.follow(`${form}/abort`, (address) => address.includes('/callback'));
    expect(refusal(await browser.fetch(back))).toEqual({ reason: 'abgelehnt', target: '/workbench/modelle' });
  });
});

describe('an ID token', () => {
  async function signInWith(changes: JWTPayload, signature: 'right' | 'foreign' | 'none' = 'right') {
    forger.forge(changes, signature);
    const browser = new SmallBrowser();
    const back = await browser.follow(begin('/workbench/', '2'), (address) => address.includes('/callback'));
    return browser.fetch(back);
  }

  test('that is right signs in', async () => {
    expect((await signInWith({})).headers.get('location')).toBe('/workbench/');
  });

  test('that names somebody whom another provider has named signs nobody in', async () => {
    const mona = await signedIn('mona');
    expect(refusal(await signInWith({ sub: 'mona' })).reason).toBe('anderes-konto');
    expect(await session(mona)).toMatchObject({ username: 'mona' });
  });

  test.each([
    ['the nonce of another sign-in', { nonce: 'another' }],
    ['no nonce', { nonce: undefined }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['another client as its audience', { aud: 'another' }],
    ['several audiences, and another authorised party', { aud: ['workbench', 'another'], azp: 'another' }],
    ['an end that is past', { exp: 1 }],
    ['no name of anybody', { sub: undefined }],
  ])('with %s is refused', async (_case, changes) => {
    expect(refusal(await signInWith(changes)).reason).toBe('ungueltig');
  });

  test.each(['foreign', 'none'] as const)('with a signature that is %s is refused', async (signature) => {
    expect(refusal(await signInWith({}, signature)).reason).toBe('ungueltig');
  });
});

test.each(['https://evil.example/', '//evil.example', '/workbench/../api/session', 'javascript:alert(1)'])(
  'the sign-in never leads to %s',
  async (target) => {
    const browser = new SmallBrowser();
    const answer = await browser.fetch(await browser.signInAtProvider(begin(target), 'mona'));
    expect(answer.headers.get('location')).toBe('/workbench/');
  },
);

test('a provider that is away is said to be, on the way there and back; later it works again', async () => {
  const browser = new SmallBrowser();
  const back = await browser.signInAtProvider(begin('/workbench/modelle'), 'mona');
  provider.goAway();
  const away = { reason: 'nicht-erreichbar', target: '/workbench/modelle' };
  expect(refusal(await browser.fetch(back))).toEqual(away);
  // What was known of the provider counts for a moment.
  const beginning = () => browser.fetch(begin('/workbench/modelle'));
  await expect.poll(async () => (await beginning()).status).toBe(303);
  expect(refusal(await beginning())).toEqual(away);
  provider.comeBack();
  await signedIn('mona');
});

test('whose name an administrator releases is signed out here, and has it again with the next sign-in', async () => {
  const browser = await signedIn('nils');
  const released = await fetch(`${server.url}/api/provider-identities?name=nils`, {
    method: 'DELETE',
    headers: as('demo'),
  });
  expect(released.status).toBe(204);
  expect(await session(browser)).toBe(401);
  expect(await session(await signedIn('nils'))).toMatchObject({ username: 'nils' });
});

describe('a logout token of the provider', () => {
  const send = (token: string) =>
    fetch(`${server.url}/api/session/back-channel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });

  const claims = (changes: Readonly<Record<string, unknown>> = {}) => {
    const at = Math.floor(Date.now() / 1000) + 1;
    return {
      iss: provider.issuer,
      aud: 'workbench',
      iat: at,
      exp: at + 120,
      jti: crypto.randomUUID(),
      sub: 'paul',
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      ...changes,
    };
  };

  test('ends all sessions of the person at once, and nobody else’s; it works once', async () => {
    const [one, two, other] = [await signedIn('paul'), await signedIn('paul'), await signedIn('mona')];
    const token = await provider.sign(claims(), 'logout+jwt');
    const answer = await send(token);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await session(one), await session(two)]).toEqual([401, 401]);
    expect(await session(other)).toMatchObject({ username: 'mona' });

    const replayed = await send(token);
    expect(replayed.status).toBe(400);
    expect(await replayed.json()).toMatchObject({ type: expect.stringContaining('logout-token-refused') });
  });

  test('comes from the provider by itself when the person signs out there', async () => {
    const desk = await signedIn('karl');
    // The same sign-in at the provider, another session here.
    const address = (
      (await (
        await desk.fetch(`${server.url}/api/session`, {
          method: 'DELETE',
          headers: { 'sec-fetch-site': 'same-origin' },
        })
      ).json()) as { readonly signOutAddress: string }
    ).signOutAddress;
    await desk.fetch(await desk.signInAtProvider(begin(), 'karl'));
    const page = await (await desk.fetch(address)).text();
    const secret = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const ended = await desk.fetch(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: secret, logout: 'yes' }),
    });
    expect(ended.headers.get('location')).toBe(`${server.url}/workbench/anmeldung`);
    await expect.poll(() => session(desk)).toBe(401);
  });

  test('is refused when a part of it is wrong', async () => {
    const browser = await signedIn('paula');
    const wrong = [
      claims({ sub: 'paula', aud: 'another' }),
      claims({ sub: 'paula', iss: 'https://elsewhere.example' }),
      claims({ sub: 'paula', events: {} }),
      claims({ sub: 'paula', events: undefined }),
      claims({ sub: 'paula', nonce: 'n' }),
      claims({ sub: 'paula', jti: undefined }),
      claims({ sub: undefined }),
      claims({ sub: 'paula', exp: 1 }),
    ];
    for (const each of wrong) expect((await send(await provider.sign(each))).status).toBe(400);
    const [head, body] = (await provider.sign(claims({ sub: 'paula' }))).split('.');
    expect((await send(`${head}.${body}.AAAA`)).status).toBe(400);
    expect((await send('no token')).status).toBe(400);
    expect(await session(browser)).toMatchObject({ username: 'paula' });
  });

  test('opens nothing: it is no access token', async () => {
    const token = await provider.sign(claims({ aud: testAudience, preferred_username: 'demo' }));
    const answer = await fetch(`${server.url}/v2/topology`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(401);
  });
});
