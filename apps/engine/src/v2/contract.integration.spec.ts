import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsupportedRoutes } from './unsupported/unsupported-routes.js';
import { auditCases } from '../testing/contract/audit.cases.js';
import { clusterVariableCases } from '../testing/contract/cluster-variables.cases.js';
import { directoryCases } from '../testing/contract/directory.cases.js';
import { engineCases } from '../testing/contract/engine.cases.js';
import { membershipCases } from '../testing/contract/membership.cases.js';
import { statisticsCases } from '../testing/contract/statistics.cases.js';
import { createWorld, type ContractCases, type World } from '../testing/contract/world.js';

const cases: ContractCases = {
  ...statisticsCases,
  ...auditCases,
  ...directoryCases,
  ...engineCases,
  ...membershipCases,
  ...clusterVariableCases,
};

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

test.each(Object.keys(cases))('%s', async (method) => {
  await cases[method]?.(world);
});

/** What the class has beside the methods that send one request each. */
const conveniences = new Set(
  `constructor config getConfig configure getAuthHeaders forceAuthRefresh clearAuthCache onAuthHeaders logger
  getErrorMode emitSupportLogPreamble withCorrelation getBackpressureState getWorkers stopAllWorkers createJobWorker
  createThreadedJobWorker deployResourcesFromFiles`.split(/\s+/),
);

/** No case calls these with the client; the list only gets shorter. */
const uncovered: readonly string[] = [
  'cancelBatchOperation',
  'deleteAuthorization',
  'getDocument',
  'migrateProcessInstancesBatchOperation',
  'modifyProcessInstancesBatchOperation',
  'resumeBatchOperation',
];

test('every method of the client has a case here or in a spec beside, or answers 501 with a reason, save those listed', async () => {
  const prototype = Object.getPrototypeOf(createCamundaClient({ config: {} })) as object;
  const methods = Object.getOwnPropertyNames(prototype).filter(
    (name) => !name.startsWith('_') && !conveniences.has(name),
  );
  const unsupported = unsupportedRoutes.map(([, , operation]) => operation);
  const specs = await readSpecs();
  const withoutCase = methods.filter(
    (method) => !cases[method] && !unsupported.includes(method) && !specs.includes(`.${method}(`),
  );
  expect(withoutCase.sort()).toEqual(uncovered);
});

async function readSpecs(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const names = await readdir(folder, { recursive: true });
  const specs = names.filter((name) => name.endsWith('.integration.spec.ts'));
  return (await Promise.all(specs.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}
