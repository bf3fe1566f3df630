import { expect } from 'vitest';
import { now, type OfficialClient } from '../official-client.js';
import type { ContractCases, World } from './world.js';

type Call = (input: object, options?: object) => Promise<unknown>;

/** Who can belong to what, and the methods for it. */
const memberships = [
  ['Client', 'Group', 'assignClientToGroup', 'unassignClientFromGroup', 'searchClientsForGroup'],
  [
    'MappingRule',
    'Group',
    'assignMappingRuleToGroup',
    'unassignMappingRuleFromGroup',
    'searchMappingRulesForGroup',
  ],
  ['User', 'Group', 'assignUserToGroup', 'unassignUserFromGroup', 'searchUsersForGroup'],
  ['Client', 'Role', 'assignRoleToClient', 'unassignRoleFromClient', 'searchClientsForRole'],
  ['Group', 'Role', 'assignRoleToGroup', 'unassignRoleFromGroup', 'searchGroupsForRole'],
  [
    'MappingRule',
    'Role',
    'assignRoleToMappingRule',
    'unassignRoleFromMappingRule',
    'searchMappingRulesForRole',
  ],
  ['User', 'Role', 'assignRoleToUser', 'unassignRoleFromUser', 'searchUsersForRole'],
  ['Client', 'Tenant', 'assignClientToTenant', 'unassignClientFromTenant', 'searchClientsForTenant'],
  ['Group', 'Tenant', 'assignGroupToTenant', 'unassignGroupFromTenant', 'searchGroupIdsForTenant'],
  [
    'MappingRule',
    'Tenant',
    'assignMappingRuleToTenant',
    'unassignMappingRuleFromTenant',
    'searchMappingRulesForTenant',
  ],
  ['Role', 'Tenant', 'assignRoleToTenant', 'unassignRoleFromTenant', 'searchRolesForTenant'],
  ['User', 'Tenant', 'assignUserToTenant', 'unassignUserFromTenant', 'searchUsersForTenant'],
] as const;

type Kind = (typeof memberships)[number][0 | 1];

const idFields: Readonly<Record<Kind, string>> = {
  Client: 'clientId',
  Group: 'groupId',
  MappingRule: 'mappingRuleId',
  Role: 'roleId',
  Tenant: 'tenantId',
  User: 'username',
};

let made = 0;

/** Makes one of that kind; a client is known by its id alone. */
async function make({ client }: World, kind: Kind): Promise<string> {
  const id = `contract-${(made += 1)}`;
  const create: Readonly<Record<Kind, () => Promise<unknown>>> = {
    Client: () => Promise.resolve(),
    Group: () => client.createGroup({ groupId: id, name: id }),
    MappingRule: () =>
      client.createMappingRule({ mappingRuleId: id, claimName: 'dept', claimValue: id, name: id }),
    Role: () => client.createRole({ roleId: id, name: id }),
    Tenant: () => client.createTenant({ tenantId: id, name: id } as never),
    User: () =>
      client.createUser({
        username: id,
        password: 'a long password',
        name: id,
        email: `${id}@x.example`,
      } as never),
  };
  await create[kind]();
  return id;
}

function call(client: OfficialClient, method: string, input: object): Promise<unknown> {
  const send = (client as unknown as Record<string, Call>)[method];
  if (!send) throw new Error(`The client has no method ${method}.`);
  return send.call(client, input, now);
}

/** Joining is seen in the search, leaving too. */
async function joinAndLeave(world: World, membership: (typeof memberships)[number]): Promise<void> {
  const [memberKind, groupKind, assign, unassign, search] = membership;
  const group = { [idFields[groupKind]]: await make(world, groupKind) };
  const memberId = await make(world, memberKind);
  const both = { ...group, [idFields[memberKind]]: memberId };
  const members = async () => JSON.stringify(await call(world.client, search, group));
  await call(world.client, assign, both);
  expect(await members()).toContain(`"${memberId}"`);
  await call(world.client, unassign, both);
  expect(await members()).not.toContain(`"${memberId}"`);
}

/** Each of the three methods is called with the effect of the others to be seen. */
export const membershipCases: ContractCases = Object.fromEntries(
  memberships.flatMap((membership) => {
    const [, , assign, unassign, search] = membership;
    return [assign, unassign, search].map(
      (method) => [method, (world: World) => joinAndLeave(world, membership)] as const,
    );
  }),
);
