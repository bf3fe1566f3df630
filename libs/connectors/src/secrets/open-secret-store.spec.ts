import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSecretStore } from './open-secret-store.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  mkdirSync(join(folder, 'tenants', 'county'), { recursive: true });
  writeFileSync(join(folder, 'SHARED'), 'for all\n');
  writeFileSync(join(folder, 'TOKEN'), 'of all');
  writeFileSync(join(folder, 'tenants', 'county', 'TOKEN'), 'of the county');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a tenant finds its own secrets, then those of all, then the environment', async () => {
  const store = openSecretStore(folder, { VORGANG_SECRET_TOKEN: 'environment', VORGANG_SECRET_LAST: 'last' });
  expect(await store.find('county', 'TOKEN')).toBe('of the county');
  expect(await store.find('town', 'TOKEN')).toBe('of all');
  expect(await store.find('town', 'SHARED')).toBe('for all');
  expect(await store.find('town', 'LAST')).toBe('last');
  expect(await store.names('county')).toEqual(['LAST', 'SHARED', 'TOKEN']);
});

test.each([
  ['county', '../county/TOKEN'],
  ['town', 'tenants'],
  ['..', 'secrets'],
  ['../county', 'MISSING'],
])('no path leads out of the folder, or to another tenant: %s %s', async (tenantId, name) => {
  expect(await openSecretStore(folder, {}).find(tenantId, name)).toBeNull();
});
