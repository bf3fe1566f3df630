import { readFile } from 'node:fs/promises';
import { migrate } from '@vorgang/migrations';
import { createDataSource, tenantWork, withTenant } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccount } from '../accounts/find-account.js';
import { isPermitted, permittedResourceIds } from '../permissions/check-permission.js';
import { defaultTenantId } from '../default-tenant.js';
import { defaultRoles } from './default-roles.js';
import { seedDemonstration } from './seed-demonstration.js';
import { seedRoles } from './seed-roles.js';
import { seedTenantAssignments } from './seed-tenant-assignments.js';

let database: TestDatabase;
let client: pg.Client;
let dataSource: DataSource;
let key = 0;

async function seed(roles = defaultRoles): Promise<void> {
  await withTenant(dataSource, defaultTenantId, async (manager) => {
    const tenant = { tenantId: defaultTenantId, name: 'Landkreis' };
    await seedRoles(manager, tenant, () => String((key += 1)), roles);
    await seedDemonstration(manager, defaultTenantId, new Date());
    await seedTenantAssignments(manager, { demonstration: true });
  });
}

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.url);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  dataSource = await createDataSource(database.url).initialize();
  await seed();
});
afterAll(async () => {
  await dataSource.destroy();
  await client.end();
  await database.drop();
});

function accountOf(username: string) {
  return findAccount(tenantWork(dataSource), username);
}

async function principal(username: string) {
  const account = await accountOf(username);
  if (!account) throw new Error(`There is no account ${username}.`);
  return account.principal;
}

test('a caseworker has their group and role, and the rights of the role', async () => {
  const sabine = await principal('sabine.schroeder');
  expect(sabine).toMatchObject({
    name: 'Sabine Schröder',
    groups: ['gesundheitsamt'],
    roles: ['caseworker'],
  });
  expect(isPermitted(sabine, 'USER_TASK', 'COMPLETE', '*')).toBe(true);
  expect(isPermitted(sabine, 'RESOURCE', 'CREATE', '*')).toBe(false);
  expect(permittedResourceIds(sabine, 'PROCESS_DEFINITION', 'READ_USER_TASK')).toEqual([]);
});

test('seeding again changes nothing, also what an administrator has changed', async () => {
  await client.query("delete from authorization_grant where owner_id = 'auditor' and resource_type = 'CASE'");
  await client.query("update user_account set name = 'Petra Hansen-Klein' where username = 'petra.hansen'");
  const before = await client.query('select count(*) from authorization_grant');
  await seed();
  const after = await client.query('select count(*) from authorization_grant');
  expect(after.rows).toEqual(before.rows);
  expect((await principal('petra.hansen')).name).toBe('Petra Hansen-Klein');
});

test('rights come from a group’s role and from grants on one resource', async () => {
  await client.query(
    `insert into membership (tenant_id, container_type, container_id, member_type, member_id)
     values ($1, 'ROLE', 'auditor', 'GROUP', 'gesundheitsamt')`,
    [defaultTenantId],
  );
  await client.query(
    `insert into authorization_grant (tenant_id, authorization_key, owner_type, owner_id, resource_type, resource_id, permission_types)
     values ($1, 999, 'USER', 'jonas.petersen', 'PROCESS_DEFINITION', 'hundesteuer', '{READ_USER_TASK}')`,
    [defaultTenantId],
  );
  const jonas = await principal('jonas.petersen');
  expect(jonas.roles).toEqual(['auditor', 'caseworker']);
  expect(isPermitted(jonas, 'AUDIT_LOG', 'READ', '*')).toBe(true);
  expect(permittedResourceIds(jonas, 'PROCESS_DEFINITION', 'READ_USER_TASK')).toEqual(['hundesteuer']);
});

test('an account that was switched off is gone', async () => {
  await client.query("update user_account set active = false where username = 'ahmet.yilmaz'");
  expect(await accountOf('ahmet.yilmaz')).toBeNull();
});

/** Everything that seeding writes, in a stable order and without keys. */
async function directory(): Promise<readonly unknown[]> {
  const { rows } = await client.query(`
    select 'role' as kind, role_id as id, '' as detail from role
    union all select 'group', group_id, name from user_group
    union all select 'person', username, name from user_account
    union all select 'member', container_type || '/' || container_id, member_type || '/' || member_id from membership
    union all select 'grant', owner_type || '/' || owner_id || '/' || resource_type || '/' || resource_id,
      array(select unnest(permission_types) order by 1)::text from authorization_grant
    order by 1, 2, 3`);
  return rows;
}

/** What an administrator might take away. */
async function takeAway(): Promise<void> {
  await client.query(`
    delete from role where role_id = 'designer';
    delete from authorization_grant where owner_id = 'designer';
    delete from authorization_grant where owner_id = 'caseworker' and resource_type = 'CASE';
    update authorization_grant set permission_types = '{READ}' where owner_id = 'integrator' and resource_type = 'DOCUMENT';
    delete from membership where container_type = 'TENANT' and member_id in ('admin', 'integration');
    delete from user_account where username = 'integration';
    delete from membership where container_type = 'GROUP';
    delete from user_group`);
}

test('what an administrator deleted stays deleted at each later start', async () => {
  await takeAway();
  const before = await directory();
  await seed();
  await seed();
  expect(await directory()).toEqual(before);
});

test('what a later release adds arrives once, and not in a role that was deleted or is an administrator’s own', async () => {
  await client.query(`insert into role (tenant_id, role_id, name) values ($1, 'archivist', 'Unser Archiv')`, [
    defaultTenantId,
  ]);
  const later = [
    ...defaultRoles.map((role) =>
      role.roleId === 'caseworker' || role.roleId === 'designer'
        ? {
            ...role,
            grants: [
              ...role.grants.filter(({ resourceType }) => resourceType !== 'USER_TASK'),
              {
                resourceType: 'USER_TASK',
                resourceId: '*',
                permissions: ['READ', 'CLAIM', 'COMPLETE', 'UPDATE'],
              },
              { resourceType: 'CASE', resourceId: '*', permissions: ['READ', 'UPDATE'] },
              { resourceType: 'DOCUMENT', resourceId: '*', permissions: ['READ'] },
            ] as const,
          }
        : role,
    ),
    {
      roleId: 'archivist',
      name: 'Archiv',
      grants: [{ resourceType: 'CASE', resourceId: '*', permissions: ['READ'] }] as const,
    },
    {
      roleId: 'treasurer',
      name: 'Kasse',
      grants: [{ resourceType: 'CASE', resourceId: '*', permissions: ['READ'] }] as const,
    },
  ];
  const before = await directory();
  // Two servers of the later release start at once.
  await Promise.all([seed(later), seed(later)]);
  const after = await directory();
  const added = after.filter((row) => !before.some((one) => JSON.stringify(one) === JSON.stringify(row)));
  expect(added).toEqual([
    { kind: 'grant', id: 'ROLE/caseworker/DOCUMENT/*', detail: '{READ}' },
    { kind: 'grant', id: 'ROLE/caseworker/USER_TASK/*', detail: '{CLAIM,COMPLETE,READ,UPDATE}' },
    { kind: 'grant', id: 'ROLE/treasurer/CASE/*', detail: '{READ}' },
    { kind: 'role', id: 'treasurer', detail: '' },
  ]);
  await client.query("delete from authorization_grant where owner_id in ('treasurer', 'caseworker')");
  await seed(later);
  expect((await directory()).some((row) => JSON.stringify(row).includes('ROLE/treasurer'))).toBe(false);
  expect((await directory()).some((row) => JSON.stringify(row).includes('ROLE/caseworker/'))).toBe(false);
});

test('an installation of a release that noted nothing neither loses nor doubles anything by the upgrade', async () => {
  const before = await directory();
  await client.query('delete from given_default');
  const upgrade = new URL('../../../../migrations/sql/0098-defaults-given-before.sql', import.meta.url);
  await client.query(await readFile(upgrade, 'utf8'));
  await seed();
  expect(await directory()).toEqual(before);
});
