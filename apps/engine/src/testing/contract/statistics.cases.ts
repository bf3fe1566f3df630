import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

const range = () => ({
  from: new Date(Date.now() - 3_600_000).toISOString(),
  to: new Date(Date.now() + 3_600_000).toISOString(),
});

export const statisticsCases: ContractCases = {
  getGlobalJobStatistics: async ({ client, job }) => {
    const before = await client.getGlobalJobStatistics({ ...range(), jobType: 'register' }, now);
    await client.completeJob({ jobKey: (await job()).jobKey });
    const after = await client.getGlobalJobStatistics({ ...range(), jobType: 'register' }, now);
    expect(after.created.count).toBe(before.created.count + 1);
    expect(after.completed.count).toBe(before.completed.count + 1);
    expect(after.completed.lastUpdatedAt).toMatch(/Z$/);
  },
  getJobTypeStatistics: async ({ client, incident }) => {
    await incident();
    const { items } = await client.getJobTypeStatistics(
      { filter: { ...range(), jobType: { $like: 'regis*' } } },
      now,
    );
    expect(items).toMatchObject([{ jobType: 'register', workers: 1 }]);
    expect(items[0]!.failed.count).toBeGreaterThan(0);
  },
  getJobWorkerStatistics: async ({ client, job }) => {
    await job();
    const { items } = await client.getJobWorkerStatistics(
      { filter: { ...range(), jobType: 'register' } },
      now,
    );
    expect(items).toMatchObject([{ worker: 'contract' }]);
  },
  getJobTimeSeriesStatistics: async ({ client, job }) => {
    await job();
    const filter = { ...range(), jobType: 'register', resolution: 'PT2H' };
    const { items } = await client.getJobTimeSeriesStatistics({ filter }, now);
    expect(items).toMatchObject([{ time: filter.from }]);
    const { resolution: _resolution, ...unresolved } = filter;
    expect(
      (await client.getJobTimeSeriesStatistics({ filter: unresolved }, now)).items.length,
    ).toBeGreaterThan(0);
    await expect(
      client.getJobTimeSeriesStatistics({ filter: { ...filter, resolution: 'P1M' } }, now),
    ).rejects.toMatchObject({ status: 400 });
  },
  getJobErrorStatistics: async ({ client, incident }) => {
    await incident();
    const { items } = await client.getJobErrorStatistics(
      { filter: { ...range(), jobType: 'register', errorMessage: { $like: '*down*' } } },
      now,
    );
    expect(items).toMatchObject([{ errorCode: '', errorMessage: 'The register is down.', workers: 1 }]);
  },
  getProcessDefinitionInstanceStatistics: async ({ client, incident }) => {
    await incident();
    const { items } = await client.getProcessDefinitionInstanceStatistics(
      { sort: [{ field: 'activeInstancesWithIncidentCount', order: 'DESC' }], page: { from: 0, limit: 1 } },
      now,
    );
    expect(items).toMatchObject([
      { processDefinitionId: 'permit', latestProcessDefinitionName: 'Erlaubnis', hasMultipleVersions: false },
    ]);
  },
  getProcessDefinitionInstanceVersionStatistics: async ({ client, start }) => {
    await start();
    const { items } = await client.getProcessDefinitionInstanceVersionStatistics(
      { filter: { processDefinitionId: 'permit' as never }, sort: [{ field: 'processDefinitionVersion' }] },
      now,
    );
    expect(items).toMatchObject([{ processDefinitionVersion: 1, processDefinitionName: 'Erlaubnis' }]);
    expect(items[0]!.activeInstancesWithoutIncidentCount).toBeGreaterThan(0);
  },
  getProcessDefinitionMessageSubscriptionStatistics: async ({ client, task }) => {
    const { userTaskKey } = await task();
    await client.completeUserTask({ userTaskKey });
    const { items } = await client.getProcessDefinitionMessageSubscriptionStatistics(
      { filter: { messageName: 'paid' } },
      now,
    );
    expect(items).toMatchObject([{ processDefinitionId: 'permit' as never }]);
    expect(items[0]!.activeSubscriptions).toBe(items[0]!.processInstancesWithActiveSubscriptions);
  },
  getProcessInstanceStatisticsByError: async ({ client, incident }) => {
    await incident();
    const { items } = await client.getProcessInstanceStatisticsByError(
      { sort: [{ field: 'activeInstancesWithErrorCount', order: 'DESC' }] },
      now,
    );
    expect(items[0]!.errorMessage).toContain('The register is down.');
  },
  getProcessInstanceStatisticsByDefinition: async ({ client, incident }) => {
    await incident();
    const { items: errors } = await client.getProcessInstanceStatisticsByError({}, now);
    const { items } = await client.getProcessInstanceStatisticsByDefinition(
      { filter: { errorHashCode: errors[0]!.errorHashCode } },
      now,
    );
    expect(items).toMatchObject([
      {
        processDefinitionId: 'permit',
        activeInstancesWithErrorCount: errors[0]!.activeInstancesWithErrorCount,
      },
    ]);
  },
  getUsageMetrics: async ({ client, start }) => {
    await start();
    const { from, to } = range();
    const usage = await client.getUsageMetrics({ startTime: from, endTime: to, withTenants: true }, now);
    expect(usage.processInstances).toBeGreaterThan(0);
    expect(usage.tenants['<default>']?.processInstances).toBe(usage.processInstances);
  },
  getSystemConfiguration: async ({ client }) => {
    expect((await client.getSystemConfiguration()).jobMetrics.enabled).toBe(true);
  },
};
