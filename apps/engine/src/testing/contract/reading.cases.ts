import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

export const readingCases: ContractCases = {
  searchProcessDefinitions: async ({ client }) => {
    const filter = { processDefinitionId: 'permit', isLatestVersion: true };
    const { items } = await client.searchProcessDefinitions({ filter }, now);
    expect(items).toMatchObject([{ name: 'Erlaubnis', state: 'ACTIVE' }]);
  },
  getProcessDefinitionXml: async ({ client, definitionKeys }) => {
    const processDefinitionKey = definitionKeys['permit'] as never;
    const xml = await client.getProcessDefinitionXml({ processDefinitionKey }, now);
    expect(xml).toContain('Erlaubnis');
    expect(await client.getResourceContent({ resourceKey: processDefinitionKey })).toBe(xml);
  },
  getProcessDefinitionStatistics: async ({ client, start, definitionKeys }) => {
    await start();
    const processDefinitionKey = definitionKeys['permit'] as never;
    const { items } = await client.getProcessDefinitionStatistics({ processDefinitionKey }, now);
    expect(items.map(({ elementId }) => elementId)).toContain('register');
  },
  getDecisionDefinitionXml: async ({ client }) => {
    const { items } = await client.searchDecisionDefinitions({ filter: { name: 'Gebühr' } }, now);
    const { decisionDefinitionKey } = items[0]!;
    expect(await client.getDecisionDefinitionXml({ decisionDefinitionKey }, now)).toContain('feeTable');
  },
  getDecisionInstance: async ({ client, decide }) => {
    const { instanceKey } = await decide();
    const found = await client.getDecisionInstance({ decisionEvaluationInstanceKey: instanceKey }, now);
    expect(found).toMatchObject({ result: '26' });
    expect(found.matchedRules).toHaveLength(1);
  },
  evaluateExpression: async ({ client }) => {
    const { result } = await client.evaluateExpression({ expression: '=1 + x', variables: { x: 2 } });
    expect(result).toBe(3);
    const tenantId = '<default>' as never;
    await client.createTenantClusterVariable({ tenantId, name: 'evaluated', value: { here: true } });
    const setting = { expression: '=camunda.vars.env.evaluated.here', tenantId };
    expect((await client.evaluateExpression(setting)).result).toBe(true);
  },
  getAuthentication: async ({ client }) => {
    expect((await client.getAuthentication()).username).toBe('demo');
  },
  getLicense: async ({ client }) => {
    expect((await client.getLicense()).isCommercial).toBe(false);
  },
  getStatus: ({ client }) => client.getStatus(),
  getTopology: async ({ client }) => {
    expect((await client.getTopology()).partitionsCount).toBe(1);
  },
  getDocument: async ({ downloads, upload }) => {
    const { documentId, contentHash } = await upload();
    const read = await downloads.getDocument({ documentId: documentId as never, contentHash });
    expect(await (read as Blob).text()).toBe('%PDF-1.7\n');
  },
  createDocuments: async ({ uploads }) => {
    const files = ['a', 'b'].map(
      (name) => new File(['%PDF-1.7\n'], `${name}.pdf`, { type: 'application/pdf' }),
    );
    const { createdDocuments } = await uploads.createDocuments({ files });
    expect(createdDocuments).toHaveLength(2);
  },
  createDocumentLink: async ({ uploads, upload }) => {
    const { documentId } = await upload();
    const { url } = await uploads.createDocumentLink({ documentId: documentId as never, timeToLive: 60_000 });
    expect(url).toMatch(/^http/);
  },
  deleteDocument: async ({ uploads, downloads, upload }) => {
    const { documentId, contentHash } = await upload();
    await uploads.deleteDocument({ documentId: documentId as never });
    await expect(
      downloads.getDocument({ documentId: documentId as never, contentHash }),
    ).rejects.toMatchObject({ status: 404 });
  },
  updateUser: async ({ client }) => {
    const username = 'contract-person' as never;
    await client.createUser({ username, password: 'a long secret', name: 'Alt' });
    await client.updateUser({ username, name: 'Neu' });
    expect((await client.getUser({ username }, now)).name).toBe('Neu');
    expect((await client.searchUsers({ filter: { username } }, now)).items).toHaveLength(1);
    await client.deleteUser({ username });
    await expect(client.getUser({ username }, now)).rejects.toMatchObject({ status: 404 });
  },
  deleteAuthorization: async ({ client }) => {
    const grant = {
      ownerType: 'USER',
      ownerId: 'demo',
      resourceType: 'GROUP',
      resourceId: 'contract',
      permissionTypes: ['READ'],
    } as const;
    const { authorizationKey } = await client.createAuthorization({ ...grant, permissionTypes: ['READ'] });
    await client.updateAuthorization({ ...grant, authorizationKey, permissionTypes: ['READ', 'UPDATE'] });
    expect((await client.getAuthorization({ authorizationKey }, now)).permissionTypes).toContain('UPDATE');
    const found = await client.searchAuthorizations({ filter: { ownerId: 'demo' } }, now);
    expect(found.items.map((each) => each.authorizationKey)).toContain(authorizationKey);
    await client.deleteAuthorization({ authorizationKey });
    await expect(client.getAuthorization({ authorizationKey }, now)).rejects.toMatchObject({ status: 404 });
    await expect(client.deleteAuthorization({ authorizationKey })).rejects.toMatchObject({ status: 404 });
  },
  searchRolesForGroup: async ({ client }) => {
    const ids = { groupId: 'contract-office', roleId: 'contract-reader' };
    await client.createGroup({ groupId: ids.groupId, name: 'Amt' });
    await client.createRole({ roleId: ids.roleId, name: 'Lesen' });
    await client.assignRoleToGroup(ids);
    const { items } = await client.searchRolesForGroup({ groupId: ids.groupId }, now);
    expect(items.map(({ roleId }) => roleId)).toEqual([ids.roleId]);
  },
};
