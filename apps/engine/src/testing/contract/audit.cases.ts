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
