import { connectionOf } from '@vorgang/storage';
import type { QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import type { Account } from './account.js';
import { rightsOf, type Rights } from './find-rights.js';

interface AccountRow extends Rights, QueryResultRow {
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
}

// One round trip for the account, by its primary key, and all its rights. Prepared, because each request asks it and planning
// takes four times as long as the rest.
const statement = `
with account as (
  select username, name, email, password_hash from user_account
  where tenant_id = $1 and username = $2 and active
), ${rightsOf("select 'USER' as kind, $2::text as id")}
select account.*, rights.* from account, rights`;

/** The active account of that name with its groups, roles, tenants and grants, or null. Asked in the directory. */
export async function findAccount(manager: EntityManager, username: string): Promise<Account | null> {
  // No name holds U+0000, and PostgreSQL would refuse the question.
  if (username.includes('\u0000')) return null;
  const connection = await connectionOf(manager);
  const {
    rows: [row],
  } = await connection.query<AccountRow>({
    name: 'find_account',
    text: statement,
    values: [defaultTenantId, username],
  });
  if (!row) return null;
  const { username: id, name, email, groups, roles, tenants, grants } = row;
  const person = { kind: 'user', username: id, name, email } as const;
  return {
    principal: { tenantId: defaultTenantId, ...person, groups, roles, tenants, grants },
    passwordHash: row.password_hash,
  };
}
