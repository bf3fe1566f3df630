import { MembershipEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { noteGiven } from './given-defaults.js';
import { insertUnlessThere } from './insert-unless-there.js';
import { demonstrationPeople } from './seed-demonstration.js';

/**
 * Where tenants are told apart, assigns administrators to the tenant `<default>`: without it nobody could assign
 * anybody. A demonstration assigns its people too. Each is assigned once: who was taken out stays out.
 */
export async function seedTenantAssignments(
  manager: EntityManager,
  { demonstration }: { readonly demonstration: boolean },
): Promise<void> {
  const people = demonstration ? demonstrationPeople.map(({ username }) => username) : [];
  const members = [
    { memberType: 'ROLE' as const, memberId: 'admin' },
    ...people.map((memberId) => ({ memberType: 'USER' as const, memberId })),
  ].map((member) => ({
    ...member,
    defaultId: `member/TENANT/${defaultTenantId}/${member.memberType}/${member.memberId}`,
  }));
  const ids = members.map(({ defaultId }) => defaultId);
  const fresh = await noteGiven(manager, defaultTenantId, ids);
  const rows = members
    .filter(({ defaultId }) => fresh.has(defaultId))
    .map(({ memberType, memberId }) => ({
      tenantId: defaultTenantId,
      containerType: 'TENANT' as const,
      containerId: defaultTenantId,
      memberType,
      memberId,
    }));
  if (rows.length > 0) await insertUnlessThere(manager, MembershipEntity, rows);
}
