import { connectionOf } from '@vorgang/storage';
import type { QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import type { MemberKind } from '../directory/directory-entry.js';
import type { Grant } from '../permissions/principal.js';

/** One of the names that someone is known by: their own, and the groups and mapping rules that their token names. */
export interface Subject {
  readonly kind: MemberKind;
  readonly id: string;
}

/** What follows from someone's names. */
export interface Rights {
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Tenants that they are assigned to, directly or through a group, role or mapping rule. */
  readonly tenants: readonly string[];
  readonly grants: readonly Grant[];
}

/** The rights that follow from the names, as they stand in the directory. */
export async function findRights(manager: EntityManager, subjects: readonly Subject[]): Promise<Rights> {
  const connection = await connectionOf(manager);
  const { rows } = await connection.query<Rights & QueryResultRow>({
    name: 'find_rights',
    text: 'select * from find_rights($1, $2, $3)',
    values: [defaultTenantId, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  });
  return rows[0] ?? { groups: [], roles: [], tenants: [], grants: [] };
}
