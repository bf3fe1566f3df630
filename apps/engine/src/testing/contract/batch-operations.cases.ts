import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases, World } from './world.js';

/** Enough items that an operation cannot be over before it is stopped; one that was is begun again. */
const many = 60;

/** Starts instances whose cancellation is suspended before it is through. */
async function suspended({ client, start }: World) {
  for (;;) {
    const keys = await Promise.all(Array.from({ length: many }, () => start()));
    const filter = { processInstanceKey: { $in: keys } };
    const { batchOperationKey } = await client.cancelProcessInstancesBatchOperation({ filter });
    try {
      await client.suspendBatchOperation({ batchOperationKey });
      return { batchOperationKey, keys };
    } catch (error) {
      if ((error as { readonly status?: number }).status !== 409) throw error;
    }
  }
}

const same = (elements: readonly string[]) =>
  elements.map((elementId) => ({ sourceElementId: elementId as never, targetElementId: elementId as never }));

export const batchOperationCases: ContractCases = {
  getBatchOperation: async ({ client, start, ended }) => {
    const filter = { processInstanceKey: await start() };
    const { batchOperationKey } = await client.cancelProcessInstancesBatchOperation({ filter });
    expect(await ended(batchOperationKey)).toMatchObject({ state: 'COMPLETED', operationsCompletedCount: 1 });
  },
  searchBatchOperations: async ({ client, start, ended }) => {
    const filter = { processInstanceKey: await start() };
    const { batchOperationKey } = await client.cancelProcessInstancesBatchOperation({ filter });
    await ended(batchOperationKey);
    const { items } = await client.searchBatchOperations({ filter: { batchOperationKey } }, now);
    expect(items).toMatchObject([{ batchOperationKey, state: 'COMPLETED' }]);
    const found = await client.searchBatchOperationItems({ filter: { batchOperationKey } }, now);
    expect(found.items).toMatchObject([{ itemKey: filter.processInstanceKey, state: 'COMPLETED' }]);
  },
  suspendBatchOperation: async (world) => {
    const { batchOperationKey } = await suspended(world);
    expect((await world.client.getBatchOperation({ batchOperationKey }, now)).state).toBe('SUSPENDED');
  },
  resumeBatchOperation: async (world) => {
    const { batchOperationKey } = await suspended(world);
    await world.client.resumeBatchOperation({ batchOperationKey });
    expect(await world.ended(batchOperationKey)).toMatchObject({
      state: 'COMPLETED',
      operationsCompletedCount: many,
    });
  },
  cancelBatchOperation: async (world) => {
    const { batchOperationKey, keys } = await suspended(world);
    await world.client.cancelBatchOperation({ batchOperationKey });
    expect(await world.ended(batchOperationKey)).toMatchObject({ state: 'CANCELED' });
    const filter = { processInstanceKey: { $in: keys }, state: 'ACTIVE' as const };
    expect((await world.client.searchProcessInstances({ filter }, now)).items).not.toEqual([]);
    await expect(world.client.cancelBatchOperation({ batchOperationKey })).rejects.toMatchObject({
      status: 409,
    });
  },
  migrateProcessInstancesBatchOperation: async ({ client, start, ended, definitionKeys, element }) => {
    const processInstanceKey = await start();
    const { batchOperationKey } = await client.migrateProcessInstancesBatchOperation({
      filter: { processInstanceKey },
      migrationPlan: {
        targetProcessDefinitionKey: definitionKeys['permitAgain'] as never,
        mappingInstructions: same(['register']),
      },
    });
    expect(await ended(batchOperationKey)).toMatchObject({
      state: 'COMPLETED',
      operationsFailedCount: 0,
      operationsTotalCount: 1,
    });
    const moved = await client.getProcessInstance({ processInstanceKey }, now);
    expect(moved.processDefinitionId).toBe('permitAgain');
    expect(await element(processInstanceKey, 'register')).toMatch(/^\d+$/);
  },
  modifyProcessInstancesBatchOperation: async ({ client, start, ended, element }) => {
    const processInstanceKey = await start();
    const { batchOperationKey } = await client.modifyProcessInstancesBatchOperation({
      filter: { processInstanceKey },
      moveInstructions: [{ sourceElementId: 'register' as never, targetElementId: 'check' as never }],
    });
    expect(await ended(batchOperationKey)).toMatchObject({ state: 'COMPLETED', operationsFailedCount: 0 });
    const elementInstanceKey = await element(processInstanceKey, 'check');
    expect((await client.getElementInstance({ elementInstanceKey }, now)).state).toBe('ACTIVE');
  },
  deleteProcessInstancesBatchOperation: async ({ client, start, ended }) => {
    const processInstanceKey = await start();
    await client.cancelProcessInstance({ processInstanceKey });
    const filter = { processInstanceKey };
    const { batchOperationKey } = await client.deleteProcessInstancesBatchOperation({ filter });
    expect(await ended(batchOperationKey)).toMatchObject({ operationsCompletedCount: 1 });
    await expect(client.getProcessInstance({ processInstanceKey }, now)).rejects.toMatchObject({
      status: 404,
    });
  },
  resolveIncidentsBatchOperation: async ({ client, incident, ended }) => {
    const { processInstanceKey, incidentKey } = await incident();
    const filter = { processInstanceKey };
    const { batchOperationKey } = await client.resolveIncidentsBatchOperation({ filter });
    await ended(batchOperationKey);
    expect((await client.getIncident({ incidentKey }, now)).state).toBe('RESOLVED');
  },
  resolveProcessInstanceIncidents: async ({ client, incident, ended }) => {
    const { processInstanceKey, incidentKey } = await incident();
    await ended((await client.resolveProcessInstanceIncidents({ processInstanceKey })).batchOperationKey);
    expect((await client.getIncident({ incidentKey }, now)).state).toBe('RESOLVED');
  },
  deleteDecisionInstancesBatchOperation: async ({ client, decide, ended }) => {
    const deleted = [(await decide()).instanceKey, (await decide()).instanceKey];
    const kept = (await decide()).instanceKey;
    const filter = { decisionEvaluationInstanceKey: { $in: deleted } };
    const created = await client.deleteDecisionInstancesBatchOperation({ filter });
    expect(created.batchOperationType).toBe('DELETE_DECISION_INSTANCE');
    expect(await ended(created.batchOperationKey)).toMatchObject({
      state: 'COMPLETED',
      operationsTotalCount: 2,
      operationsCompletedCount: 2,
    });
    expect((await client.searchDecisionInstances({ filter }, now)).items).toEqual([]);
    const left = { decisionEvaluationInstanceKey: kept };
    expect((await client.searchDecisionInstances({ filter: left }, now)).items).toHaveLength(1);
  },
};
