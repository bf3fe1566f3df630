import {
  AuthorizationGrantEntity,
  MembershipEntity,
  SessionEntity,
  UserAccountEntity,
  type TenantWork,
} from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { hashPassword } from '../passwords/password-hash.js';
import { insertUnlessThere } from '../seed/insert-unless-there.js';
import { changeGrant, createGrant, deleteGrant, type GrantChange } from './change-grants.js';
import { entryEntities, entryIds, type EntryKind } from './directory-entry.js';
import type { DirectoryOutcome } from './directory-outcome.js';
import { keepingAnAdministrator } from './keep-an-administrator.js';
import { lockEntry } from './lock-entry.js';
import { assign, unassign, type Assignment } from './change-memberships.js';

/** A person as an administrator writes them. Without a password the one that they have stays. */
export interface UserFields {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly password?: string;
}

/** Groups, roles and tenants. */
export interface NamedFields {
  readonly name: string;
  readonly description?: string | null;
}

export interface MappingRuleFields {
  readonly name: string;
  readonly claimName: string;
  readonly claimValue: string;
}

type NamedKind = 'GROUP' | 'ROLE' | 'TENANT';

/**
 * The people, groups, roles, tenants, mapping rules and grants of the installation. Every method is one transaction.
 * What would leave nobody who may grant permissions is not done (`lastAdministrator`).
 */
export interface Directory {
  createUser(username: string, fields: UserFields & { readonly password: string }): Promise<DirectoryOutcome>;
  /** A new password ends the person's sessions. */
  updateUser(username: string, fields: UserFields): Promise<DirectoryOutcome>;
  createNamed(kind: NamedKind, id: string, fields: NamedFields): Promise<DirectoryOutcome>;
  updateNamed(kind: NamedKind, id: string, fields: NamedFields): Promise<DirectoryOutcome>;
  /** `exists` also when another rule has the same claim and value. */
  createMappingRule(id: string, fields: MappingRuleFields): Promise<DirectoryOutcome>;
  updateMappingRule(id: string, fields: MappingRuleFields): Promise<DirectoryOutcome>;
  /** Takes its memberships and grants with it; of a person the sessions. `inUse` when a tenant has data. */
  delete(kind: EntryKind, id: string): Promise<DirectoryOutcome>;
  assign(assignment: Assignment): Promise<DirectoryOutcome>;
  unassign(assignment: Assignment): Promise<DirectoryOutcome>;
  createGrant(authorizationKey: string, grant: GrantChange): Promise<DirectoryOutcome>;
  updateGrant(authorizationKey: string, grant: GrantChange): Promise<DirectoryOutcome>;
  deleteGrant(authorizationKey: string): Promise<DirectoryOutcome>;
}

/** How the installation is run. What the identity provider knows need not be in the directory. */
export interface DirectoryOptions {
  readonly externalUsers: boolean;
  readonly externalGroups: boolean;
  /** Whoever is assigned to no tenant can do nothing. */
  readonly tenantsApart: boolean;
}

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** The directory over the database. `now` is wall-clock time in milliseconds. */
export function createDirectory(
  work: TenantWork,
  options: DirectoryOptions,
  now: () => number = Date.now,
): Directory {
  const inDirectory = <Result>(change: (manager: EntityManager) => Promise<Result>): Promise<Result> =>
    work.run(defaultTenantId, change);

  const demoting = (
    change: (manager: EntityManager) => Promise<DirectoryOutcome>,
  ): Promise<DirectoryOutcome> => keepingAnAdministrator(work, options, change);

  return {
    async createUser(username, { name, email, password }) {
      const passwordHash = await hashPassword(password);
      return inDirectory(async (manager) => {
        const createdAt = new Date(now());
        const row = { tenantId: defaultTenantId, username, name: name ?? '', email: email ?? '' };
        const inserted = await insertUnlessThere(manager, UserAccountEntity, [
          { ...row, passwordHash, active: true, createdAt },
        ]);
        return inserted ? 'done' : 'exists';
      });
    },

    async updateUser(username, { name, email, password }) {
      const passwordHash = password ? await hashPassword(password) : undefined;
      return inDirectory(async (manager) => {
        const key = { tenantId: defaultTenantId, username };
        const { affected } = await manager.update(UserAccountEntity, key, {
          name: name ?? '',
          email: email ?? '',
          ...(passwordHash === undefined ? {} : { passwordHash }),
        });
        if (passwordHash !== undefined) await manager.delete(SessionEntity, key);
        return affected ? 'done' : 'absent';
      });
    },

    createNamed: (kind, id, { name, description = null }) =>
      inDirectory(async (manager) => {
        const row = { tenantId: defaultTenantId, [entryIds[kind]]: id, name, description };
        return (await insertUnlessThere(manager, entryEntities[kind], [row])) ? 'done' : 'exists';
      }),

    updateNamed: (kind, id, { name, description = null }) =>
      inDirectory(async (manager) => {
        const key = { tenantId: defaultTenantId, [entryIds[kind]]: id };
        const { affected } = await manager.update(entryEntities[kind], key, { name, description });
        return affected ? 'done' : 'absent';
      }),

    createMappingRule: (mappingRuleId, fields) =>
      inDirectory(async (manager) => {
        const row = { tenantId: defaultTenantId, mappingRuleId, ...fields };
        return (await insertUnlessThere(manager, entryEntities.MAPPING_RULE, [row])) ? 'done' : 'exists';
      }),

    updateMappingRule: (mappingRuleId, fields) =>
      answering(uniqueViolation, 'exists', () =>
        inDirectory(async (manager) => {
          const key = { tenantId: defaultTenantId, mappingRuleId };
          const { affected } = await manager.update(entryEntities.MAPPING_RULE, key, fields);
          return affected ? 'done' : 'absent';
        }),
      ),

    delete: (kind, id) =>
      answering(foreignKeyViolation, 'inUse', () =>
        demoting(async (manager) => {
          if (kind === 'TENANT' && id === defaultTenantId) return 'inUse';
          if (!(await lockEntry(manager, kind, id, 'alone'))) return 'absent';
          await removeTraces(manager, kind, id);
          await manager.delete(entryEntities[kind], { tenantId: defaultTenantId, [entryIds[kind]]: id });
          return 'done';
        }),
      ),

    assign: (assignment) => inDirectory((manager) => assign(manager, assignment, options)),
    unassign: (assignment) => demoting((manager) => unassign(manager, assignment)),
    createGrant: (key, grant) =>
      answering(uniqueViolation, 'exists', () =>
        inDirectory((manager) => createGrant(manager, key, grant, options)),
      ),
    updateGrant: (key, grant) =>
      answering(uniqueViolation, 'exists', () =>
        demoting((manager) => changeGrant(manager, key, grant, options)),
      ),
    deleteGrant: (key) => demoting((manager) => deleteGrant(manager, key)),
  };
}

/** Memberships on both sides, grants, sessions. A person's past stays in the history. */
async function removeTraces(manager: EntityManager, kind: EntryKind, id: string): Promise<void> {
  const tenantId = defaultTenantId;
  if (kind !== 'TENANT') {
    await manager.delete(MembershipEntity, { tenantId, memberType: kind, memberId: id });
    await manager.delete(AuthorizationGrantEntity, { tenantId, ownerType: kind, ownerId: id });
  }
  if (kind === 'USER') await manager.delete(SessionEntity, { tenantId, username: id });
  if (kind === 'GROUP' || kind === 'ROLE' || kind === 'TENANT')
    await manager.delete(MembershipEntity, { tenantId, containerType: kind, containerId: id });
}

/** Turns a refusal by one of the database's constraints into an outcome. */
async function answering(
  code: string,
  outcome: DirectoryOutcome,
  change: () => Promise<DirectoryOutcome>,
): Promise<DirectoryOutcome> {
  try {
    return await change();
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === code) return outcome;
    throw error;
  }
}
