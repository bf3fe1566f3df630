import {
  AuthorizationGrantEntity,
  MembershipEntity,
  ProviderIdentityEntity,
  SessionEntity,
  UserAccountEntity,
  type Actor,
  type AuditedOperation,
  type TenantWork,
} from '@vorgang/storage';
import { Not, type EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { generatePassword } from '../passwords/generate-password.js';
import { hashPassword, verifyPassword } from '../passwords/password-hash.js';
import { brokenPasswordRule, type PasswordRule } from '../passwords/password-rules.js';
import { oneWayHash } from '../provider-sign-in/one-way-hash.js';
import { hasSecondFactor } from '../second-factor/second-factors.js';
import { insertUnlessThere } from '../seed/insert-unless-there.js';
import { changeGrant, createGrant, deleteGrant, type GrantChange } from './change-grants.js';
import { assign, unassign, type Assignment } from './change-memberships.js';
import { entryEntities, entryIds, type EntryKind } from './directory-entry.js';
import { entryOperation, grantOperation, membershipOperation } from './directory-operations.js';
import type { DirectoryOutcome } from './directory-outcome.js';
import { keepingAnAdministrator } from './keep-an-administrator.js';
import { lockEntry } from './lock-entry.js';
import { recordChange, type DirectoryChange } from './record-change.js';

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

/** What became of a change of a person; a password that breaks a rule changes nothing. */
export type UserOutcome = DirectoryOutcome | { readonly brokenRule: PasswordRule };

/** A person's change of their own password. */
export interface PasswordChange {
  /** The stored hash that the current password matched. */
  readonly currentHash: string;
  readonly password: string;
  /** Token of the session that stays; null where there is none. */
  readonly keptToken: string | null;
}

/** `wrongPassword` when the account got another password after the current one was proved: of two changes at once the first holds. */
export type PasswordOutcome = UserOutcome | 'wrongPassword';

/** A password that the server made: whoever signs in with it chooses an own one first. */
export interface TemporaryPassword {
  readonly password: string;
  /** Milliseconds since 1970 UTC. */
  readonly until: number;
}

/** `temporary` has the password, which is told this once: the database keeps its hash. */
export type TemporaryPasswordOutcome = DirectoryOutcome | { readonly temporary: TemporaryPassword };

type NamedKind = 'GROUP' | 'ROLE' | 'TENANT';

/**
 * The people, groups, roles, tenants, mapping rules and grants of the installation. Every method is one transaction.
 * What would leave nobody who may grant permissions is not done (`lastAdministrator`).
 */
export interface Directory {
  createUser(username: string, fields: UserFields & { readonly password: string }): Promise<UserOutcome>;
  /** Creates a person with a temporary password. */
  employ(username: string, fields: Omit<UserFields, 'password'>): Promise<TemporaryPasswordOutcome>;
  /** Gives the person a temporary password instead of the one that they have; their sessions end. */
  resetPassword(username: string): Promise<TemporaryPasswordOutcome>;
  /** A new password is no temporary one, and ends the person's sessions. */
  updateUser(username: string, fields: UserFields): Promise<UserOutcome>;
  /** A person's own new password ends their sessions, but for one. `absent` without an account. */
  changePassword(username: string, change: PasswordChange): Promise<PasswordOutcome>;
  /** Signs a person out everywhere, or everybody. */
  endSessions(username: string | null): Promise<DirectoryOutcome>;
  createNamed(kind: NamedKind, id: string, fields: NamedFields): Promise<DirectoryOutcome>;
  updateNamed(kind: NamedKind, id: string, fields: NamedFields): Promise<DirectoryOutcome>;
  /** `exists` also when another rule has the same claim and value. */
  createMappingRule(id: string, fields: MappingRuleFields): Promise<DirectoryOutcome>;
  updateMappingRule(id: string, fields: MappingRuleFields): Promise<DirectoryOutcome>;
  /** Takes its memberships and grants with it; of a person the sessions and whose the name is at a provider. `inUse` when a tenant has data. */
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
  /** What no password may consist of, as everybody here knows it. */
  readonly familiarWords: readonly string[];
  /** How long a temporary password opens a sign-in. */
  readonly temporaryPasswordDays: number;
  /** File of the hashes of stolen passwords, where the operator has one. */
  readonly breachedPasswordsFile?: string;
}

/** What the audit log says of people who are signed out by an administrator. */
const sessionsEnded = 'Sessions ended';
/** What it says of a temporary password. */
const temporaryPasswordSet = 'Temporary password set';

const millisecondsOfDay = 24 * 60 * 60_000;

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

/** The directory, as somebody changes it. */
export interface Directories {
  /** Whoever `actor` is answers for the changes: each is written down in the audit log. */
  changedBy(actor: Actor): Directory;
  /** How the person signs in; null where the directory does not have them. */
  signInOf(username: string): Promise<SignInOfUser | null>;
}

/** What administrators see of the way in which a person signs in. */
export interface SignInOfUser {
  /** Milliseconds since 1970 UTC; null: the password is the person's own. */
  readonly temporaryUntil: number | null;
  readonly hasSecondFactor: boolean;
}

/** What the directory needs of the server. */
export interface DirectorySurroundings {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
  /** A key that was never given out before. */
  readonly mintKey: () => string;
  /** Milliseconds since 1970 UTC on the wall, by which temporary passwords end. */
  readonly wallClock?: () => number;
}

/** The directory over the database. */
export function createDirectories(
  work: TenantWork,
  options: DirectoryOptions,
  surroundings: DirectorySurroundings,
): Directories {
  return {
    changedBy: (actor) => createDirectory(work, options, { wallClock: Date.now, ...surroundings, actor }),
    async signInOf(username) {
      const key = { tenantId: defaultTenantId, username };
      return work.run(defaultTenantId, async (manager) => {
        const found = await manager.findOneBy(UserAccountEntity, key);
        if (found === null) return null;
        const temporaryUntil = found.temporaryPasswordUntil?.getTime() ?? null;
        return { temporaryUntil, hasSecondFactor: await hasSecondFactor(manager, key) };
      });
    },
  };
}

function createDirectory(
  work: TenantWork,
  options: DirectoryOptions,
  by: DirectoryChange & { readonly wallClock: () => number },
): Directory {
  type Change = (manager: EntityManager) => Promise<DirectoryOutcome>;
  const recorded =
    (operation: AuditedOperation, change: Change): Change =>
    async (manager) =>
      recordChange(manager, by, await change(manager), operation);

  const inDirectory = (operation: AuditedOperation, change: Change): Promise<DirectoryOutcome> =>
    work.run(defaultTenantId, recorded(operation, change));

  const demoting = (operation: AuditedOperation, change: Change): Promise<DirectoryOutcome> =>
    keepingAnAdministrator(work, options, recorded(operation, change));

  const brokenRule = (username: string, password: string, person: UserFields) =>
    brokenPasswordRule(password, { ...options, name: person.name, email: person.email, username });

  const temporaryPassword = (): TemporaryPassword => ({
    password: generatePassword(),
    until: by.wallClock() + options.temporaryPasswordDays * millisecondsOfDay,
  });

  const insertUser = (
    username: string,
    { name, email }: UserFields,
    password: Pick<UserAccountEntity, 'passwordHash' | 'temporaryPasswordUntil'>,
  ): Promise<DirectoryOutcome> =>
    inDirectory(entryOperation('CREATE', 'USER', username), async (manager) => {
      const createdAt = new Date(by.now());
      const row = { tenantId: defaultTenantId, username, name: name ?? '', email: email ?? '' };
      const inserted = await insertUnlessThere(manager, UserAccountEntity, [
        { ...row, ...password, active: true, createdAt },
      ]);
      return inserted ? 'done' : 'exists';
    });

  return {
    async createUser(username, { name, email, password }) {
      const rule = await brokenRule(username, password, { name, email });
      if (rule !== null) return { brokenRule: rule };
      const passwordHash = await hashPassword(password);
      return insertUser(username, { name, email }, { passwordHash, temporaryPasswordUntil: null });
    },

    async employ(username, fields) {
      const temporary = temporaryPassword();
      const outcome = await insertUser(username, fields, await stored(temporary));
      return outcome === 'done' ? { temporary } : outcome;
    },

    async resetPassword(username) {
      const temporary = temporaryPassword();
      const password = await stored(temporary);
      const operation = entryOperation('UPDATE', 'USER', username, temporaryPasswordSet);
      const outcome = await inDirectory(operation, async (manager) => {
        const key = { tenantId: defaultTenantId, username };
        const { affected } = await manager.update(UserAccountEntity, key, password);
        await manager.delete(SessionEntity, key);
        return affected ? 'done' : 'absent';
      });
      return outcome === 'done' ? { temporary } : outcome;
    },

    async updateUser(username, { name, email, password }) {
      const rule = password ? await brokenRule(username, password, { name, email }) : null;
      if (rule !== null) return { brokenRule: rule };
      const passwordHash = password ? await hashPassword(password) : undefined;
      return inDirectory(entryOperation('UPDATE', 'USER', username), async (manager) => {
        const key = { tenantId: defaultTenantId, username };
        const { affected } = await manager.update(UserAccountEntity, key, {
          name: name ?? '',
          email: email ?? '',
          ...(passwordHash === undefined ? {} : { passwordHash, temporaryPasswordUntil: null }),
        });
        if (passwordHash !== undefined) await manager.delete(SessionEntity, key);
        return affected ? 'done' : 'absent';
      });
    },

    async changePassword(username, { currentHash, password, keptToken }) {
      const key = { tenantId: defaultTenantId, username };
      const person = await work.run(defaultTenantId, (manager) => manager.findOneBy(UserAccountEntity, key));
      if (person === null) return 'absent';
      const rule = await brokenRule(username, password, person);
      if (rule !== null) return { brokenRule: rule };
      if (await verifyPassword(password, currentHash)) return { brokenRule: 'unchanged' };
      const passwordHash = await hashPassword(password);
      const outcome = await inDirectory(entryOperation('UPDATE', 'USER', username), async (manager) => {
        const proved = { ...key, passwordHash: currentHash };
        const { affected } = await manager.update(UserAccountEntity, proved, {
          passwordHash,
          temporaryPasswordUntil: null,
        });
        if (!affected) return 'absent';
        const others = keptToken === null ? {} : { sessionHash: Not(oneWayHash(keptToken)) };
        await manager.delete(SessionEntity, { ...key, ...others });
        return 'done';
      });
      return outcome === 'absent' ? 'wrongPassword' : outcome;
    },

    endSessions: (username) =>
      inDirectory(entryOperation('UPDATE', 'USER', username ?? '*', sessionsEnded), async (manager) => {
        const whose = username === null ? {} : { username };
        const { affected } = await manager.delete(SessionEntity, { tenantId: defaultTenantId, ...whose });
        if (username === null || affected) return 'done';
        // People of an identity provider have sessions and no account.
        const hasAccount = await manager.existsBy(UserAccountEntity, { tenantId: defaultTenantId, username });
        return hasAccount ? 'done' : 'absent';
      }),

    createNamed: (kind, id, { name, description = null }) =>
      inDirectory(entryOperation('CREATE', kind, id, name), async (manager) => {
        const row = { tenantId: defaultTenantId, [entryIds[kind]]: id, name, description };
        return (await insertUnlessThere(manager, entryEntities[kind], [row])) ? 'done' : 'exists';
      }),

    updateNamed: (kind, id, { name, description = null }) =>
      inDirectory(entryOperation('UPDATE', kind, id, name), async (manager) => {
        const key = { tenantId: defaultTenantId, [entryIds[kind]]: id };
        const { affected } = await manager.update(entryEntities[kind], key, { name, description });
        return affected ? 'done' : 'absent';
      }),

    createMappingRule: (mappingRuleId, fields) =>
      inDirectory(entryOperation('CREATE', 'MAPPING_RULE', mappingRuleId, fields.name), async (manager) => {
        const row = { tenantId: defaultTenantId, mappingRuleId, ...fields };
        return (await insertUnlessThere(manager, entryEntities.MAPPING_RULE, [row])) ? 'done' : 'exists';
      }),

    updateMappingRule: (mappingRuleId, fields) =>
      answering(uniqueViolation, 'exists', () =>
        inDirectory(entryOperation('UPDATE', 'MAPPING_RULE', mappingRuleId, fields.name), async (manager) => {
          const key = { tenantId: defaultTenantId, mappingRuleId };
          const { affected } = await manager.update(entryEntities.MAPPING_RULE, key, fields);
          return affected ? 'done' : 'absent';
        }),
      ),

    delete: (kind, id) =>
      answering(foreignKeyViolation, 'inUse', () =>
        demoting(entryOperation('DELETE', kind, id), async (manager) => {
          if (kind === 'TENANT' && id === defaultTenantId) return 'inUse';
          if (!(await lockEntry(manager, kind, id, 'alone'))) return 'absent';
          await removeTraces(manager, kind, id);
          await manager.delete(entryEntities[kind], { tenantId: defaultTenantId, [entryIds[kind]]: id });
          return 'done';
        }),
      ),

    assign: (assignment) =>
      inDirectory(membershipOperation('ASSIGN', assignment), (manager) =>
        assign(manager, assignment, options),
      ),
    unassign: (assignment) =>
      demoting(membershipOperation('UNASSIGN', assignment), (manager) => unassign(manager, assignment)),
    createGrant: (key, grant) =>
      answering(uniqueViolation, 'exists', () =>
        inDirectory(grantOperation('CREATE', key, grant), (manager) =>
          createGrant(manager, key, grant, options),
        ),
      ),
    updateGrant: (key, grant) =>
      answering(uniqueViolation, 'exists', () =>
        demoting(grantOperation('UPDATE', key, grant), (manager) =>
          changeGrant(manager, key, grant, options),
        ),
      ),
    deleteGrant: (key) =>
      keepingAnAdministrator(work, options, async (manager) => {
        const grant = await deleteGrant(manager, key);
        if (grant === null) return 'absent';
        return recordChange(manager, by, 'done', grantOperation('DELETE', key, grant));
      }),
  };
}

async function stored({
  password,
  until,
}: TemporaryPassword): Promise<Pick<UserAccountEntity, 'passwordHash' | 'temporaryPasswordUntil'>> {
  return { passwordHash: await hashPassword(password), temporaryPasswordUntil: new Date(until) };
}

/** Memberships on both sides, grants, sessions, whose the name is. A person's past stays in the history. */
async function removeTraces(manager: EntityManager, kind: EntryKind, id: string): Promise<void> {
  const tenantId = defaultTenantId;
  if (kind !== 'TENANT') {
    await manager.delete(MembershipEntity, { tenantId, memberType: kind, memberId: id });
    await manager.delete(AuthorizationGrantEntity, { tenantId, ownerType: kind, ownerId: id });
  }
  if (kind === 'USER') {
    await manager.delete(SessionEntity, { tenantId, username: id });
    await manager.delete(ProviderIdentityEntity, { tenantId, kind, name: id });
  }
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
