import { hashPassword } from '../passwords/password-hash.js';
import type { Queryable } from '../tenant-work.js';

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
 * Adds the demonstration's people, groups and memberships; what is there already stays as it is.
 * The roles must exist (`seedRoles`).
 */
export async function seedDemonstration(connection: Queryable, tenantId: string, at: Date): Promise<void> {
  await connection.query(
    'insert into user_group (tenant_id, group_id, name) values ($1, $2, $3) on conflict do nothing',
    [tenantId, healthOffice.groupId, healthOffice.name],
  );
  for (const person of demonstrationPeople) {
    if (await isKnown(connection, tenantId, person.username)) continue;
    await connection.query(
      `insert into user_account (tenant_id, username, name, email, password_hash, active, created_at)
       values ($1, $2, $3, $4, $5, true, $6) on conflict do nothing`,
      [
        tenantId,
        person.username,
        person.name,
        `${person.username}@kreis.example`,
        await hashPassword(demonstrationPassword),
        at,
      ],
    );
    await join(connection, tenantId, 'ROLE', person.roleId, person.username);
    if (person.groupId) await join(connection, tenantId, 'GROUP', person.groupId, person.username);
  }
}

async function isKnown(connection: Queryable, tenantId: string, username: string): Promise<boolean> {
  const { rows } = await connection.query(
    'select 1 from user_account where tenant_id = $1 and username = $2',
    [tenantId, username],
  );
  return rows.length > 0;
}

async function join(
  connection: Queryable,
  tenantId: string,
  containerType: 'GROUP' | 'ROLE',
  containerId: string,
  username: string,
): Promise<void> {
  await connection.query(
    `insert into membership (tenant_id, container_type, container_id, member_type, member_id)
     values ($1, $2, $3, 'USER', $4) on conflict do nothing`,
    [tenantId, containerType, containerId, username],
  );
}
