import { migrate } from '@vorgang/migrations';
import { createDataSource, withTenant } from '@vorgang/storage';
import { createTestDatabase, type TestDatabase } from '@vorgang/test-services';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAccount } from '../accounts/find-account.js';
import { isPermitted, permittedResourceIds } from '../permissions/check-permission.js';
import { defaultTenantId } from '../default-tenant.js';
import { seedDemonstration } from './seed-demonstration.js';
import { seedRoles } from './seed-roles.js';

let database: TestDatabase;
let client: pg.Client;
let dataSource: DataSource;
let key = 0;

async function seed(): Promise<void> {
  await withTenant(dataSource, defaultTenantId, async (manager) => {
    await seedRoles(manager, { tenantId: defaultTenantId, name: 'Landkreis' }, () => String((key += 1)));
    await seedDemonstration(manager, defaultTenantId, new Date());
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
  return withTenant(dataSource, defaultTenantId, (manager) => findAccount(manager, username));
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
