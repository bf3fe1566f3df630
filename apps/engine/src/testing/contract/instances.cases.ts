import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

export const instanceCases: ContractCases = {
  getProcessInstance: async ({ client, start }) => {
    const processInstanceKey = await start();
    const { state } = await client.getProcessInstance({ processInstanceKey }, now);
    expect(state).toBe('ACTIVE');
  },
  getProcessInstanceStatistics: async ({ client, start }) => {
    const processInstanceKey = await start();
    const { items } = await client.getProcessInstanceStatistics({ processInstanceKey }, now);
    expect(items).toContainEqual(expect.objectContaining({ elementId: 'register', active: 1 }));
  },
  deleteProcessInstance: async ({ client, start }) => {
    const processInstanceKey = await start();
    await client.cancelProcessInstance({ processInstanceKey });
    await client.deleteProcessInstance({ processInstanceKey });
    await expect(client.getProcessInstance({ processInstanceKey }, now)).rejects.toMatchObject({
      status: 404,
    });
  },
  migrateProcessInstance: async ({ client, start, definitionKeys }) => {
    const processInstanceKey = await start();
    await client.migrateProcessInstance({
      processInstanceKey,
      targetProcessDefinitionKey: definitionKeys['permitAgain'] as never,
      mappingInstructions: [{ sourceElementId: 'register' as never, targetElementId: 'register' as never }],
    });
    const moved = await client.getProcessInstance({ processInstanceKey }, now);
    expect(moved.processDefinitionId).toBe('permitAgain');
  },
  modifyProcessInstance: async ({ client, start }) => {
    const processInstanceKey = await start();
    await client.modifyProcessInstance({
      processInstanceKey,
      terminateInstructions: [{ elementId: 'register' }],
    } as never);
    expect((await client.getProcessInstance({ processInstanceKey }, now)).state).toBe('TERMINATED');
  },
  activateAdHocSubProcessActivities: async ({ client, start, element }) => {
    const processInstanceKey = await start('choice');
    const adHocSubProcessInstanceKey = await element(processInstanceKey, 'tools');
    await client.activateAdHocSubProcessActivities({
      adHocSubProcessInstanceKey,
      elements: [{ elementId: 'callBack' as never }],
    });
    expect(await element(processInstanceKey, 'callBack')).toMatch(/^\d+$/);
  },
  createElementInstanceVariables: async ({ client, start }) => {
    const processInstanceKey = await start();
    await client.createElementInstanceVariables({
      elementInstanceKey: processInstanceKey as never,
      variables: { height: 3 },
    });
    const filter = { processInstanceKey, name: 'height' };
    const { items } = await client.searchVariables({ filter }, now);
    expect(items).toMatchObject([{ value: '3' }]);
    const { variableKey } = items[0]!;
    expect((await client.getVariable({ variableKey }, now)).value).toBe('3');
  },
  getVariable: async ({ client, start }) => {
    const processInstanceKey = await start();
    const { items } = await client.searchVariables({ filter: { processInstanceKey } }, now);
    expect(await client.getVariable({ variableKey: items[0]!.variableKey }, now)).toMatchObject({
      name: 'applicant',
    });
  },
  updateJob: async ({ client, job }) => {
    const { jobKey } = await job();
    await client.updateJob({ jobKey, changeset: { retries: 7 } });
    expect((await client.searchJobs({ filter: { jobKey } }, now)).items).toMatchObject([{ retries: 7 }]);
  },
  throwJobError: async ({ client, job }) => {
    const { jobKey, processInstanceKey } = await job();
    await client.throwJobError({ jobKey, errorCode: 'REJECTED' });
    expect((await client.getProcessInstance({ processInstanceKey }, now)).state).toBe('COMPLETED');
  },
  resolveIncident: async ({ client, incident }) => {
    const { incidentKey, jobKey } = await incident();
    await client.updateJob({ jobKey, changeset: { retries: 1 } });
    await client.resolveIncident({ incidentKey });
    expect((await client.getIncident({ incidentKey }, now)).state).toBe('RESOLVED');
  },
  getUserTaskForm: async ({ client, task }) => {
    const { userTaskKey } = await task();
    expect(await client.getUserTaskForm({ userTaskKey }, now)).toMatchObject({ formId: 'check-form' });
  },
  searchUserTaskVariables: async ({ client, task }) => {
    const { userTaskKey } = await task();
    const { items } = await client.searchUserTaskVariables({ userTaskKey }, now);
    expect(items.map(({ name }) => name)).toContain('applicant');
  },
  updateUserTask: async ({ client, task }) => {
    const { userTaskKey } = await task();
    await client.updateUserTask({ userTaskKey, changeset: { priority: 70 } });
    expect((await client.getUserTask({ userTaskKey }, now)).priority).toBe(70);
  },
  publishMessage: async ({ client, task }) => {
    const { userTaskKey, processInstanceKey } = await task();
    await client.completeUserTask({ userTaskKey });
    const subscribed = await client.searchMessageSubscriptions({ filter: { processInstanceKey } }, now);
    const { correlationKey } = subscribed.items[0]!;
    await client.publishMessage({ name: 'paid', correlationKey: correlationKey!, timeToLive: 60_000 });
    const state = async () => (await client.getProcessInstance({ processInstanceKey }, now)).state;
    await expect.poll(state).toBe('COMPLETED');
  },
  correlateMessage: async ({ client, task }) => {
    const { userTaskKey, processInstanceKey } = await task();
    await client.completeUserTask({ userTaskKey });
    const subscribed = await client.searchMessageSubscriptions({ filter: { processInstanceKey } }, now);
    const { correlationKey } = subscribed.items[0]!;
    const correlated = await client.correlateMessage({ name: 'paid', correlationKey: correlationKey! });
    expect(correlated.processInstanceKey).toBe(processInstanceKey);
    const filter = { processInstanceKey };
    const { items } = await client.searchCorrelatedMessageSubscriptions({ filter }, now);
    expect(items).toMatchObject([{ messageName: 'paid' }]);
  },
  broadcastSignal: async ({ client }) => {
    const { signalKey } = await client.broadcastSignal({ signalName: 'alarm' });
    expect(signalKey).toMatch(/^\d+$/);
  },
  evaluateConditionals: async ({ client }) => {
    const { processInstances } = await client.evaluateConditionals({ variables: { level: 6 } });
    expect(processInstances).toHaveLength(1);
  },
};
