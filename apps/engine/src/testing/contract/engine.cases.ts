import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

export const engineCases: ContractCases = {
  getProcessDefinition: async ({ client, definitionKeys }) => {
    const processDefinitionKey = definitionKeys['permit'] as never;
    const found = await client.getProcessDefinition({ processDefinitionKey }, now);
    expect(found).toMatchObject({ processDefinitionId: 'permit', version: 1 });
  },
  getStartProcessForm: async ({ client, definitionKeys }) => {
    const processDefinitionKey = definitionKeys['caller'] as never;
    expect(await client.getStartProcessForm({ processDefinitionKey }, now)).toMatchObject({
      formId: 'check-form',
    });
  },
  getResource: async ({ client, definitionKeys }) => {
    const resourceKey = definitionKeys['permit'] as never;
    expect(await client.getResource({ resourceKey })).toMatchObject({ resourceName: 'permit.bpmn' });
  },
  getDecisionDefinition: async ({ client }) => {
    const { items } = await client.searchDecisionDefinitions({ filter: { name: 'Gebühr' } }, now);
    const { decisionDefinitionKey } = items[0]!;
    expect(await client.getDecisionDefinition({ decisionDefinitionKey }, now)).toEqual(items[0]);
  },
  getDecisionRequirements: async ({ client }) => {
    const { items } = await client.searchDecisionRequirements({}, now);
    const { decisionRequirementsKey } = items[0]!;
    expect(await client.getDecisionRequirements({ decisionRequirementsKey }, now)).toEqual(items[0]);
  },
  getDecisionRequirementsXml: async ({ client }) => {
    const { items } = await client.searchDecisionRequirements({}, now);
    const { decisionRequirementsKey } = items[0]!;
    expect(await client.getDecisionRequirementsXml({ decisionRequirementsKey }, now)).toContain('feeTable');
  },
  deleteDecisionInstance: async ({ client, decide }) => {
    const { decisionEvaluationKey } = await decide();
    await client.deleteDecisionInstance({ decisionEvaluationKey });
    const { items } = await client.searchDecisionInstances({ filter: { decisionEvaluationKey } }, now);
    expect(items).toEqual([]);
    await expect(client.deleteDecisionInstance({ decisionEvaluationKey })).rejects.toMatchObject({
      status: 404,
    });
  },
  getElementInstance: async ({ client, start, element }) => {
    const elementInstanceKey = await element(await start(), 'register');
    expect(await client.getElementInstance({ elementInstanceKey }, now)).toMatchObject({
      elementId: 'register',
    });
  },
  getIncident: async ({ client, incident }) => {
    const { incidentKey } = await incident();
    expect(await client.getIncident({ incidentKey }, now)).toMatchObject({ errorType: 'JOB_NO_RETRIES' });
  },
  searchProcessInstanceIncidents: async ({ client, incident }) => {
    const { incidentKey, processInstanceKey } = await incident();
    const { items } = await client.searchProcessInstanceIncidents({ processInstanceKey }, now);
    expect(items).toMatchObject([{ incidentKey }]);
  },
  searchElementInstanceIncidents: async ({ client, incident, element }) => {
    const { incidentKey, processInstanceKey } = await incident();
    const elementInstanceKey = await element(processInstanceKey, 'register');
    const { items } = await client.searchElementInstanceIncidents({ elementInstanceKey }, now);
    expect(items).toMatchObject([{ incidentKey }]);
  },
  getProcessInstanceCallHierarchy: async ({ client, start }) => {
    const parent = await start('caller');
    const called = async () => {
      const filter = { parentProcessInstanceKey: parent };
      return (await client.searchProcessInstances({ filter }, now)).items[0]?.processInstanceKey;
    };
    await expect.poll(called).toBeDefined();
    const hierarchy = await client.getProcessInstanceCallHierarchy(
      { processInstanceKey: (await called())! },
      now,
    );
    expect(hierarchy.map((each) => each.processDefinitionName)).toEqual(['Aufruf', 'Erlaubnis']);
    expect(hierarchy[0]?.processInstanceKey).toBe(parent);
  },
  getProcessInstanceSequenceFlows: async ({ client, task }) => {
    const { processInstanceKey } = await task();
    const { items } = await client.getProcessInstanceSequenceFlows({ processInstanceKey }, now);
    expect(items.map((flow) => flow.sequenceFlowId)).toEqual(['toCheck', 'toRegister']);
  },
  unassignUserTask: async ({ client, task }) => {
    const { userTaskKey } = await task();
    await client.assignUserTask({ userTaskKey, assignee: 'demo' });
    await client.unassignUserTask({ userTaskKey });
    expect((await client.getUserTask({ userTaskKey }, now)).assignee).toBeNull();
  },
  searchUserTaskEffectiveVariables: async ({ client, task }) => {
    const { userTaskKey } = await task();
    const { items } = await client.searchUserTaskEffectiveVariables({ userTaskKey }, now);
    expect(items.map((variable) => variable.name)).toContain('applicant');
  },
};
