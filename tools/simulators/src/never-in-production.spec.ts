import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const isTest = /\.(?:spec|scenario)\.tsx?$|[\\/]testing[\\/]|-e2e[\\/]|[\\/](?:dist|node_modules)[\\/]/;

test('no program or library of the product holds a simulator', () => {
  const sources = ['apps', 'libs', 'processes'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|json)$/.test(name) && !isTest.test(join(folder, name)))
      .map((name) => join(folder, name)),
  );
  expect(sources.length).toBeGreaterThan(500);
  const holding = sources.filter((name) =>
    readFileSync(join(root, name), 'utf8').includes('@vorgang/simulators'),
  );
  expect(holding).toEqual([]);
});
