import { afterAll, beforeAll, test } from 'vitest';
import { auditCases } from '../testing/contract/audit.cases.js';
import { clusterVariableCases } from '../testing/contract/cluster-variables.cases.js';
import { statisticsCases } from '../testing/contract/statistics.cases.js';
import { createWorld, type ContractCases, type World } from '../testing/contract/world.js';

const cases: ContractCases = {
  ...statisticsCases,
  ...auditCases,
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
