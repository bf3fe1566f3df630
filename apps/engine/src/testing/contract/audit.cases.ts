import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

export const auditCases: ContractCases = {
  searchAuditLogs: async ({ client, incident }) => {
    const { processInstanceKey, jobKey } = await incident();
    await client.cancelProcessInstance({ processInstanceKey });
    const { items } = await client.searchAuditLogs(
      { filter: { processInstanceKey }, sort: [{ field: 'timestamp', order: 'ASC' }] },
      now,
    );
    expect(items.map(({ entityType, operationType }) => `${operationType} ${entityType}`)).toEqual([
      'CREATE PROCESS_INSTANCE',
      'UPDATE JOB',
      'CANCEL PROCESS_INSTANCE',
    ]);
    expect(items[1]).toMatchObject({ jobKey, entityKey: jobKey, actorId: 'demo', actorType: 'CLIENT' });
    const { items: canceled } = await client.searchAuditLogs(
      { filter: { processInstanceKey, operationType: { $in: ['CANCEL'] } }, page: { limit: 1 } },
      now,
    );
    expect(canceled).toHaveLength(1);
    await client.createRole({ roleId: 'audited', name: 'Revision' });
    await client.assignRoleToUser({ roleId: 'audited' as never, username: 'petra.hansen' as never });
    const roles = await client.searchAuditLogs(
      { filter: { entityType: 'ROLE', entityKey: 'audited' as never }, sort: [{ field: 'timestamp' }] },
      now,
    );
    expect(roles.items).toEqual([
      expect.objectContaining({ operationType: 'CREATE', category: 'ADMIN', tenantId: null }),
      expect.objectContaining({
        operationType: 'ASSIGN',
        relatedEntityType: 'USER',
        relatedEntityKey: 'petra.hansen',
      }),
    ]);
    const decisions = await client.searchAuditLogs(
      { filter: { entityType: 'DECISION', operationType: 'CREATE', decisionDefinitionId: 'fee' as never } },
      now,
    );
    expect(decisions.items).toEqual([
      expect.objectContaining({ entityDescription: 'Gebühr', category: 'DEPLOYED_RESOURCES' }),
    ]);
  },
  getAuditLog: async ({ client, start }) => {
    const processInstanceKey = await start();
    const { items } = await client.searchAuditLogs({ filter: { processInstanceKey } }, now);
    const { auditLogKey } = items[0]!;
    expect(await client.getAuditLog({ auditLogKey }, now)).toEqual(items[0]);
    await expect(client.getAuditLog({ auditLogKey: '17' as never }, now)).rejects.toMatchObject({
      status: 404,
    });
  },
  searchUserTaskAuditLogs: async ({ client, task }) => {
    const { userTaskKey } = await task();
    await client.assignUserTask({ userTaskKey, assignee: 'demo' });
    await client.unassignUserTask({ userTaskKey });
    await client.completeUserTask({ userTaskKey });
    const { items } = await client.searchUserTaskAuditLogs(
      { userTaskKey, sort: [{ field: 'timestamp' }] },
      now,
    );
    expect(items.map(({ operationType }) => operationType)).toEqual(['ASSIGN', 'UNASSIGN', 'COMPLETE']);
    expect(items.every((item) => item.userTaskKey === userTaskKey && item.category === 'USER_TASKS')).toBe(
      true,
    );
  },
};
