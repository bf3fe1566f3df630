import { expect } from 'vitest';
import { now } from '../official-client.js';
import { permitModel } from '../permit-model.js';
import { contractModels, feeDecision } from './models.js';
import type { ContractCases, World } from './world.js';

const deploy = async ({ client }: World, text: string, name: string) =>
  client.createDeployment({ resources: [new File([text], name)] });

/** A process that a signal starts, of its own. */
const alarmed = (id: string, more = '') =>
  contractModels
    .replaceAll('"alarmed"', `"${id}"`)
    .replaceAll('"alarm"', `"${id}-signal"`)
    .replace(/<bpmn:process id="exceeded"[\s\S]*(?=<\/bpmn:definitions>)/, more);

export const resourceCases: ContractCases = {
  deleteResource: async (world) => {
    await deletesProcess(world);
    await drains(world);
    await deletesDecisions(world);
    await deletesForm(world);
  },
};

/** The version before is the newest again, with its start events; the number is not given again. */
async function deletesProcess(world: World): Promise<void> {
  const { client } = world;
  const [first] = (await deploy(world, alarmed('siren'), 'siren.bpmn')).processes;
  const [second] = (await deploy(world, alarmed('siren', '<!-- two -->'), 'siren.bpmn')).processes;
  const started = async () => {
    await client.broadcastSignal({ signalName: 'siren-signal' });
    const found = async () => {
      const { items } = await client.searchProcessInstances(
        { filter: { processDefinitionId: 'siren' }, sort: [{ field: 'processInstanceKey', order: 'DESC' }] },
        now,
      );
      return items;
    };
    return found();
  };
  const key = second!.processDefinitionKey;
  expect(await client.deleteResource({ resourceKey: key })).toEqual({
    resourceKey: key,
    batchOperation: null,
  });
  expect((await client.getProcessDefinition({ processDefinitionKey: key }, now)).state).toBe('DELETED');
  await expect(client.getResource({ resourceKey: key })).rejects.toMatchObject({ status: 404 });
  await expect(client.createProcessInstance({ processDefinitionKey: key })).rejects.toMatchObject({
    status: 404,
  });
  const latest = { processDefinitionId: 'siren', isLatestVersion: true };
  expect((await client.searchProcessDefinitions({ filter: latest }, now)).items).toMatchObject([
    { version: 1 },
  ]);
  await expect.poll(async () => (await started())[0]?.processDefinitionVersion).toBe(1);
  await expect(client.deleteResource({ resourceKey: key })).rejects.toMatchObject({ status: 404 });

  const [third] = (await deploy(world, alarmed('siren', '<!-- two -->'), 'siren.bpmn')).processes;
  expect(third!.processDefinitionVersion).toBe(3);
  for (const resourceKey of [first!.processDefinitionKey, third!.processDefinitionKey])
    await client.deleteResource({ resourceKey });
  const before = (await started()).length;
  await client.broadcastSignal({ signalName: 'siren-signal' });
  expect(await started()).toHaveLength(before);
  await expect(client.createProcessInstance({ processDefinitionId: 'siren' as never })).rejects.toMatchObject(
    { status: 404 },
  );
}

/** What runs goes on to its end; then its history is deleted, where that was asked for. */
async function drains(world: World): Promise<void> {
  const { client, start } = world;
  const model = permitModel.replaceAll('"permit"', '"leaving"');
  const [process] = (await deploy(world, model, 'leaving.bpmn')).processes;
  const resourceKey = process!.processDefinitionKey;
  const processInstanceKey = await start('leaving');
  expect(await client.deleteResource({ resourceKey, deleteHistory: true })).toEqual({
    resourceKey,
    batchOperation: null,
  });
  const state = async () =>
    (await client.getProcessDefinition({ processDefinitionKey: resourceKey }, now)).state;
  expect(await state()).toBe('DRAINING');
  const { jobs } = await client.activateJobs({
    type: 'register',
    worker: 'contract',
    timeout: 600_000,
    maxJobsToActivate: 100,
    requestTimeout: 5_000,
  });
  const { jobKey } = jobs.find((job) => job.processInstanceKey === processInstanceKey)!;
  await client.throwJobError({ jobKey, errorCode: 'REJECTED' });
  expect(await state()).toBe('DELETED');
  const isThere = async () =>
    (await client.searchProcessInstances({ filter: { processInstanceKey } }, now)).items.length;
  await expect.poll(isThere, { timeout: 15_000 }).toBe(0);
  const again = await client.deleteResource({ resourceKey, deleteHistory: true });
  expect(again.batchOperation?.batchOperationType).toBe('DELETE_PROCESS_INSTANCE');
}

async function deletesDecisions(world: World): Promise<void> {
  const { client, ended } = world;
  const model = feeDecision
    .replaceAll('id="fees"', 'id="oldFees"')
    .replaceAll('id="fee"', 'id="oldFee"')
    .replaceAll('http://vorgang.example/test', 'http://vorgang.example/old');
  const deployment = await deploy(world, model, 'old.dmn');
  const resourceKey = deployment.decisionRequirements[0]!.decisionRequirementsKey;
  const decisionDefinitionId = 'oldFee' as never;
  const { decisionEvaluationKey } = await client.evaluateDecision({
    decisionDefinitionId,
    variables: { age: 40 },
  });
  const { batchOperation } = await client.deleteResource({ resourceKey, deleteHistory: true });
  expect(batchOperation?.batchOperationType).toBe('DELETE_DECISION_INSTANCE');
  await ended(batchOperation!.batchOperationKey);
  const { items } = await client.searchDecisionInstances({ filter: { decisionEvaluationKey } }, now);
  expect(items).toEqual([]);
  await expect(client.evaluateDecision({ decisionDefinitionId, variables: {} })).rejects.toMatchObject({
    status: 404,
  });
  const { decisionDefinitionKey } = deployment.decisions[0]!;
  await expect(client.evaluateDecision({ decisionDefinitionKey, variables: {} })).rejects.toMatchObject({
    status: 404,
  });
}

async function deletesForm({ client }: World): Promise<void> {
  const form = JSON.stringify({ id: 'old-form', type: 'default', schemaVersion: 16, components: [] });
  const deployment = await client.createDeployment({ resources: [new File([form], 'old.form')] });
  const resourceKey = deployment.forms[0]!.formKey;
  expect(await client.deleteResource({ resourceKey })).toEqual({ resourceKey, batchOperation: null });
  await expect(client.getResource({ resourceKey })).rejects.toMatchObject({ status: 404 });
}
