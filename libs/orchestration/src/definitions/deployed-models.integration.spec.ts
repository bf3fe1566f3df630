import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  callBy,
  processFile,
  serviceTask,
  startInstallation,
  startToEnd,
  type TestInstallation,
} from '../testing/installation.js';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(() => installation.stop());

test('a model that the rules of today would refuse goes on as it was deployed', async () => {
  const engine = await installation.startEngine();
  const clerk = callBy('clerk');
  await engine.deploy(clerk, [processFile('old', startToEnd(serviceTask('work', 'work'), ['work']))]);
  // As if it had been deployed before a rule became stricter.
  const refused = processFile(
    'old',
    startToEnd(serviceTask('work', 'work').replace('<zeebe:task', '<zeebe:script/><zeebe:task'), ['work']),
  );
  await expect(engine.deploy(clerk, [refused])).rejects.toThrow();
  await installation.owner.query('update resource set content = $1', [Buffer.from(refused.content)]);

  const later = await installation.startEngine();
  const { processInstanceKey } = await later.createProcessInstance(clerk, {
    definition: { processDefinitionId: 'old' },
    variables: {},
  });
  const jobs = await later.activateJobs({
    type: 'work',
    worker: 'w',
    tenantIds: [clerk.tenantId],
    maxJobsToActivate: 1,
    timeout: 60_000,
    requestTimeout: 0,
    fetchVariable: [],
    actor: clerk.actor,
  });
  expect(jobs).toMatchObject([{ processInstanceKey }]);
});
