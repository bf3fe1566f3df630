import { MembershipEntity, UserAccountEntity, UserGroupEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { hashPassword } from '../passwords/password-hash.js';
import { noteGiven } from './given-defaults.js';
import { insertUnlessThere } from './insert-unless-there.js';

interface DemonstrationPerson {
  readonly username: string;
  readonly name: string;
  readonly roleId: string;
  readonly groupId?: string;
  /** What the start-up text says about them. */
  readonly purpose: string;
}

/** The password of every demonstration account. Never seeded outside a demonstration. */
export const demonstrationPassword = 'demo';

const healthOffice = { groupId: 'gesundheitsamt', name: 'Gesundheitsamt' };

/** The people of the demonstration county; names are invented. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  { username: 'demo', name: 'Dörte Demo', roleId: 'admin', purpose: 'Administration' },
  {
    username: 'sabine.schroeder',
    name: 'Sabine Schröder',
    roleId: 'caseworker',
    groupId: 'gesundheitsamt',
    purpose: 'Sachbearbeitung, Gesundheitsamt',
  },
  {
    username: 'jonas.petersen',
    name: 'Jonas Petersen',
    roleId: 'caseworker',
    groupId: 'gesundheitsamt',
    purpose: 'Sachbearbeitung, Gesundheitsamt',
  },
  { username: 'petra.hansen', name: 'Petra Hansen', roleId: 'designer', purpose: 'Prozessgestaltung' },
  { username: 'ahmet.yilmaz', name: 'Ahmet Yılmaz', roleId: 'auditor', purpose: 'Revision' },
  { username: 'integration', name: 'Fachverfahren', roleId: 'integrator', purpose: 'Schnittstelle, nur API' },
];

/**
 * Adds the demonstration's people, groups and memberships, each once; what is there already stays as it is, and what
 * was deleted stays deleted.
 * The roles must exist (`seedRoles`).
 */
export async function seedDemonstration(manager: EntityManager, tenantId: string, at: Date): Promise<void> {
  if ((await noteGiven(manager, tenantId, [`group/${healthOffice.groupId}`])).size > 0)
    await insertUnlessThere(manager, UserGroupEntity, [{ tenantId, ...healthOffice }]);
  for (const { username, name, roleId, groupId } of demonstrationPeople) {
    if ((await noteGiven(manager, tenantId, [`person/${username}`])).size === 0) continue;
    if (await manager.existsBy(UserAccountEntity, { tenantId, username })) continue;
    const email = `${username}@kreis.example`;
    const passwordHash = await hashPassword(demonstrationPassword);
    await insertUnlessThere(manager, UserAccountEntity, [
      { tenantId, username, name, email, passwordHash, active: true, createdAt: at },
    ]);
    await join(manager, tenantId, 'ROLE', roleId, username);
    if (groupId) await join(manager, tenantId, 'GROUP', groupId, username);
  }
}

async function join(
  manager: EntityManager,
  tenantId: string,
  containerType: 'GROUP' | 'ROLE',
  containerId: string,
  memberId: string,
): Promise<void> {
  await insertUnlessThere(manager, MembershipEntity, [
    { tenantId, containerType, containerId, memberType: 'USER', memberId },
  ]);
}
