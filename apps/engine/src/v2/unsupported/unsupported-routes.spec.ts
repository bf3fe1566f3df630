import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { describeOffline } from '../../openapi/describe-offline.js';
import { describeCompatibility } from './describe-compatibility.js';
import { unsupportedRoutes } from './unsupported-routes.js';

const clientFolder = fileURLToPath(new URL('.', import.meta.resolve('@camunda8/orchestration-cluster-api')));

/** Every request that the official client can send, as it stands in its code. */
async function clientRoutes(): Promise<readonly string[]> {
  const names = (await readdir(clientFolder)).filter((name) => name.endsWith('.js'));
  const code = (await Promise.all(names.map((name) => readFile(join(clientFolder, name), 'utf8')))).join(
    '\n',
  );
  const requests = code.matchAll(
    /\?\? client\)\.(get|post|put|patch|delete)\((?:(?!client\)\.)[\s\S])*?url: "([^"]+)"/g,
  );
  return [
    ...new Set([...requests].map(([, method, path]) => `${(method ?? '').toUpperCase()} ${path ?? ''}`)),
  ].sort();
}

test('every request of the official client has a route, and what is listed as missing is missing', async () => {
  const { paths } = await describeOffline();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations)
      .filter(() => path.startsWith('/v2/'))
      .map((method) => `${method.toUpperCase()} ${path.slice('/v2'.length)}`),
  );
  const missing = unsupportedRoutes.map(
    ([method, path]) => `${method} /${path.replaceAll(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.filter((route) => missing.includes(route))).toEqual([]);
  expect([...described, ...missing].sort()).toEqual(await clientRoutes());
});

test('the page for integrators says so', async () => {
  const page = describeCompatibility(await describeOffline(), unsupportedRoutes);
  await expect(page).toMatchFileSnapshot('../../../../../docs/api/compatibility.md');
});
