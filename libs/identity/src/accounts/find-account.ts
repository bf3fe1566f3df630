import type { TenantWork } from '@vorgang/storage';
import { defaultTenantId } from '../default-tenant.js';
import type { Account } from './account.js';
import type { Standing } from './first-step.js';
import type { Rights } from './find-rights.js';

interface AccountRow extends Rights {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
  readonly sign_in: Standing;
}

/** The active account of that name with its groups, roles, tenants and grants, or null. Asked in the directory. */
export async function findAccount(work: TenantWork, username: string): Promise<Account | null> {
  // No name holds U+0000, and PostgreSQL would refuse the question.
  if (username.includes('\u0000')) return null;
  const [row] = await work.call<AccountRow>(defaultTenantId, 'find_local_account', username);
  if (!row) return null;
  const { username: id, name, email, groups, roles, tenants, grants } = row;
  const person = { kind: 'user', username: id, name, email } as const;
  return {
    principal: { tenantId: defaultTenantId, ...person, groups, roles, tenants, grants },
    passwordHash: row.password_hash,
    ...row.sign_in,
  };
}
