import { expect } from 'vitest';
import { now } from '../official-client.js';
import type { ContractCases, World } from './world.js';

type Call = (input: object, options?: object) => Promise<unknown>;

const kinds = [
  ['groupId', 'Group', 'searchGroups', {}],
  ['roleId', 'Role', 'searchRoles', {}],
  ['tenantId', 'Tenant', 'searchTenants', {}],
  ['mappingRuleId', 'MappingRule', 'searchMappingRule', { claimName: 'dept', claimValue: 'x' }],
] as const;

let made = 0;

/** Created, read, changed, found and deleted. */
async function live({ client }: World, [idField, kind, search, more]: (typeof kinds)[number]): Promise<void> {
  const id = { [idField]: `directory-${(made += 1)}` };
  const call = (method: string, input: object): Promise<unknown> => {
    const send = (client as unknown as Record<string, Call>)[method];
    if (!send) throw new Error(`The client has no method ${method}.`);
    return send.call(client, input, now);
  };
  const claim = 'claimValue' in more ? { claimName: more.claimName, claimValue: id[idField] } : {};
  await call(`create${kind}`, { ...id, ...claim, name: 'Alt' });
  expect(await call(`get${kind}`, id)).toMatchObject({ ...id, name: 'Alt' });
  await call(`update${kind}`, {
    ...id,
    ...claim,
    name: 'Neu',
    ...(claim.claimName ? {} : { description: '' }),
  });
  expect(await call(search, { filter: id })).toMatchObject({ items: [{ ...id, name: 'Neu' }] });
  await call(`delete${kind}`, id);
  await expect(call(`get${kind}`, id)).rejects.toMatchObject({ status: 404 });
}

export const directoryCases: ContractCases = {
  ...Object.fromEntries(
    kinds.flatMap((kind) =>
      [`create${kind[1]}`, `get${kind[1]}`, `update${kind[1]}`, `delete${kind[1]}`, kind[2]].map(
        (method) => [method, (world: World) => live(world, kind)] as const,
      ),
    ),
  ),
  pinClock: async ({ client }) => {
    await client.pinClock({ timestamp: Date.now() });
    await client.resetClock();
  },
  resetClock: async ({ client }) => {
    await client.resetClock();
  },
};
