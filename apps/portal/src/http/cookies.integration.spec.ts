import { servicePath } from '@vorgang/test-services';
import { expect, onTestFinished, test } from 'vitest';
import { startPortal } from '../testing/portal-under-test.js';

test('behind TLS the cookie of a draft is bound to this host, and no other name is read or cleared', async () => {
  const portal = await startPortal(undefined, 'https://kreis.example');
  onTestFinished(() => portal.close());
  const ask = (method: string, path: string, cookie = '') =>
    fetch(`${portal.url}${servicePath}/${path}`, {
      method,
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    });

  const given = (await ask('POST', 'antrag')).headers.get('set-cookie') ?? '';
  expect(given).toMatch(/^__Host-vorgang_antrag_[^=]+=[\w-]{43}; /);
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
    expect(given.split('; ')).toContain(attribute);

  const [pair = ''] = given.split(';');
  expect((await ask('GET', 'antrag', pair)).status).toBe(303);
  expect((await ask('GET', 'antrag', pair.replace('__Host-', ''))).status).toBe(410);

  const cleared = (await ask('POST', 'verwerfen', pair)).headers.get('set-cookie') ?? '';
  expect(cleared).toMatch(/^__Host-vorgang_antrag_[^=]+=; /);
  expect(cleared.split('; ')).toContain('Secure');
});
