import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases } from './world.js';

const tenantId = '<default>' as never;
const value = { rate: 3 };
const text = JSON.stringify(value);

export const clusterVariableCases: ContractCases = {
  createGlobalClusterVariable: async ({ client }) => {
    const created = await client.createGlobalClusterVariable({ name: 'g1', value });
    expect(created).toEqual({ name: 'g1', value: text, scope: 'GLOBAL', tenantId: null });
    await expect(client.createGlobalClusterVariable({ name: 'g1', value })).rejects.toMatchObject({
      status: 409,
    });
  },
  getGlobalClusterVariable: async ({ client }) => {
    await client.createGlobalClusterVariable({ name: 'g2', value });
    expect((await client.getGlobalClusterVariable({ name: 'g2' }, now)).value).toBe(text);
    await expect(client.getGlobalClusterVariable({ name: 'none' }, now)).rejects.toMatchObject({
      status: 404,
    });
  },
  updateGlobalClusterVariable: async ({ client, uploads: unchecked }) => {
    await client.createGlobalClusterVariable({ name: 'g3', value });
    await client.updateGlobalClusterVariable({ name: 'g3', value: { rate: 4 } });
    expect((await client.getGlobalClusterVariable({ name: 'g3' }, now)).value).toBe('{"rate":4}');
    // Its types know objects only, the words beside them any JSON value.
    await unchecked.updateGlobalClusterVariable({ name: 'g3', value: 'https://x.example' as never });
    expect((await client.getGlobalClusterVariable({ name: 'g3' }, now)).value).toBe('"https://x.example"');
  },
  deleteGlobalClusterVariable: async ({ client }) => {
    await client.createGlobalClusterVariable({ name: 'g4', value });
    await client.deleteGlobalClusterVariable({ name: 'g4' });
    await expect(client.deleteGlobalClusterVariable({ name: 'g4' })).rejects.toMatchObject({ status: 404 });
  },
  createTenantClusterVariable: async ({ client }) => {
    const created = await client.createTenantClusterVariable({ tenantId, name: 't1', value });
    expect(created).toEqual({ name: 't1', value: text, scope: 'TENANT', tenantId });
  },
  getTenantClusterVariable: async ({ client }) => {
    await client.createTenantClusterVariable({ tenantId, name: 't2', value });
    expect((await client.getTenantClusterVariable({ tenantId, name: 't2' }, now)).value).toBe(text);
    await expect(
      client.getTenantClusterVariable({ tenantId: 'elsewhere' as never, name: 't2' }, now),
    ).rejects.toMatchObject({ status: 403 });
  },
  updateTenantClusterVariable: async ({ client }) => {
    await client.createTenantClusterVariable({ tenantId, name: 't3', value });
    const changed = await client.updateTenantClusterVariable({ tenantId, name: 't3', value: {} });
    expect(changed.value).toBe('{}');
  },
  deleteTenantClusterVariable: async ({ client }) => {
    await client.createTenantClusterVariable({ tenantId, name: 't4', value });
    await client.deleteTenantClusterVariable({ tenantId, name: 't4' });
    await expect(client.getTenantClusterVariable({ tenantId, name: 't4' }, now)).rejects.toMatchObject({
      status: 404,
    });
  },
  searchClusterVariables: async ({ client }) => {
    await client.createGlobalClusterVariable({ name: 'found', value: { long: 'x'.repeat(10_000) } });
    await client.createTenantClusterVariable({ tenantId, name: 'found', value });
    const filter = { name: 'found' };
    const { items } = await client.searchClusterVariables({ filter, sort: [{ field: 'scope' }] }, now);
    expect(items).toMatchObject([
      { scope: 'GLOBAL', isTruncated: true },
      { scope: 'TENANT', value: text, isTruncated: false },
    ]);
    expect(
      (await client.searchClusterVariables({ filter: { ...filter, scope: 'TENANT' } }, now)).items,
    ).toHaveLength(1);
  },
};
