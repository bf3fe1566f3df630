import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsupportedRoutes } from './unsupported/unsupported-routes.js';
import { auditCases } from '../testing/contract/audit.cases.js';
import { batchOperationCases } from '../testing/contract/batch-operations.cases.js';
import { clusterVariableCases } from '../testing/contract/cluster-variables.cases.js';
import { directoryCases } from '../testing/contract/directory.cases.js';
import { globalTaskListenerCases } from '../testing/contract/global-task-listeners.cases.js';
import { engineCases } from '../testing/contract/engine.cases.js';
import { instanceCases } from '../testing/contract/instances.cases.js';
import { membershipCases } from '../testing/contract/membership.cases.js';
import { readingCases } from '../testing/contract/reading.cases.js';
import { resourceCases } from '../testing/contract/resources.cases.js';
import { statisticsCases } from '../testing/contract/statistics.cases.js';
import { createWorld, type ContractCases, type World } from '../testing/contract/world.js';
import { as } from '../testing/test-application.js';

const cases: ContractCases = {
  ...statisticsCases,
  ...auditCases,
  ...directoryCases,
  ...engineCases,
  ...membershipCases,
  ...clusterVariableCases,
  ...batchOperationCases,
  ...instanceCases,
  ...readingCases,
  ...resourceCases,
  ...globalTaskListenerCases,
};

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

test.each(Object.keys(cases))(
  '%s',
  async (method) => {
    await cases[method]?.(world);
  },
  30_000,
);

/** What the class has beside the methods that send one request each. */
const conveniences = new Set(
  `constructor config getConfig configure getAuthHeaders forceAuthRefresh clearAuthCache onAuthHeaders logger
  getErrorMode emitSupportLogPreamble withCorrelation getBackpressureState getWorkers stopAllWorkers createJobWorker
  createThreadedJobWorker deployResourcesFromFiles`.split(/\s+/),
);

test('every method of the client was called and answered, or is answered 501 with the reason', async () => {
  const prototype = Object.getPrototypeOf(createCamundaClient({ config: {} })) as object;
  const methods = Object.getOwnPropertyNames(prototype).filter(
    (name) => !name.startsWith('_') && !conveniences.has(name),
  );
  const unsupported: readonly string[] = unsupportedRoutes.map(([, , operation]) => operation);
  const unanswered = methods.filter((method) => !world.called.has(method) && !unsupported.includes(method));
  expect(unanswered).toEqual([]);
  for (const [method, path] of unsupportedRoutes) {
    const answer = await fetch(`${world.url}/v2/${path.replaceAll(/:\w+/g, '1')}`, {
      method,
      headers: { ...as('demo'), 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });
    expect([answer.status, ((await answer.json()) as { detail?: string }).detail]).toEqual([
      501,
      expect.stringMatching(/\w/),
    ]);
  }
});
