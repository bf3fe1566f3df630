import { MembershipEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { insertUnlessThere } from './insert-unless-there.js';
import { demonstrationPeople } from './seed-demonstration.js';

/**
 * Where tenants are told apart, assigns administrators to the tenant `<default>`: without it nobody could assign
 * anybody. A demonstration assigns its people too.
 */
export async function seedTenantAssignments(
  manager: EntityManager,
  { demonstration }: { readonly demonstration: boolean },
): Promise<void> {
  const people = demonstration ? demonstrationPeople.map(({ username }) => username) : [];
  const container = {
    tenantId: defaultTenantId,
    containerType: 'TENANT',
    containerId: defaultTenantId,
  } as const;
  await insertUnlessThere(manager, MembershipEntity, [
    { ...container, memberType: 'ROLE', memberId: 'admin' },
    ...people.map((memberId) => ({ ...container, memberType: 'USER' as const, memberId })),
  ]);
}
