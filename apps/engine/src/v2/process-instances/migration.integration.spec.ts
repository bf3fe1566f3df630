import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, officialClient, type OfficialClient } from '../../testing/official-client.js';
import { checkForm, permitModel } from '../../testing/permit-model.js';
import { startTestApplication, type TestApplication } from '../../testing/test-application.js';

let server: TestApplication;
let client: OfficialClient;
const keys: string[] = [];

beforeAll(async () => {
  server = await startTestApplication();
  client = officialClient(server.url, 'integration');
  for (const model of [permitModel, permitModel.replaceAll('"check"', '"examine"')]) {
    const { processes } = await client.createDeployment({
      resources: [
        new File([model], 'permit.bpmn', { type: 'text/xml' }),
        new File([checkForm], 'check.form', { type: 'application/json' }),
      ],
    });
    keys.push(processes[0]!.processDefinitionKey);
  }
});
afterAll(() => server.close());

async function start(): Promise<string> {
  const created = await client.createProcessInstance({
    processDefinitionKey: keys[0],
    variables: { applicant: 'ada' },
  } as never);
  return created.processInstanceKey;
}

const all = async (processInstanceKey: string) => {
  const { items } = await client.searchElementInstances(
    { filter: { processInstanceKey, state: 'ACTIVE' } } as never,
    now,
  );
  return items.map(({ elementId }) => elementId).filter((elementId) => elementId !== 'permit');
};
const same = (ids: readonly string[]) =>
  ids.map((sourceElementId) => ({ sourceElementId, targetElementId: sourceElementId }));

test('the official client migrates an instance', async () => {
  const processInstanceKey = await start();
  const mappingInstructions = same(await all(processInstanceKey));
  const migration = { processInstanceKey, targetProcessDefinitionKey: keys[1], mappingInstructions };
  await client.migrateProcessInstance(migration as never);
  const moved = await client.getProcessInstance({ processInstanceKey } as never, now);
  expect(moved).toMatchObject({
    processDefinitionKey: keys[1],
    processDefinitionVersion: 2,
    state: 'ACTIVE',
  });
});

test('the official client hears what does not fit: 409 for the instance, 400 for the plan, 404 for the target', async () => {
  const processInstanceKey = await start();
  const migrate = (targetProcessDefinitionKey: string, mappingInstructions: object[]) =>
    client.migrateProcessInstance({
      processInstanceKey,
      targetProcessDefinitionKey,
      mappingInstructions,
    } as never);
  await expect(migrate(keys[1]!, [])).rejects.toMatchObject({ status: 409 });
  await expect(migrate(keys[1]!, same(['nothing']))).rejects.toMatchObject({ status: 400 });
  await expect(migrate('1', [])).rejects.toMatchObject({ status: 404 });
});
