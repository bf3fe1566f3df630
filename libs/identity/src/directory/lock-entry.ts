import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { entryTables, type EntryKind } from './directory-entry.js';

/**
 * Whether the directory has the entry. Until the transaction ends nobody can delete it (`share`), or do anything
 * with it (`alone`).
 */
export async function lockEntry(
  manager: EntityManager,
  kind: EntryKind,
  id: string,
  how: 'share' | 'alone',
): Promise<boolean> {
  const { table, id: column } = entryTables[kind];
  // A tenant is its own key; everything else is kept in the rows of the directory.
  const key = kind === 'TENANT' ? `${column} = $1` : `tenant_id = $2 and ${column} = $1`;
  const parameters = kind === 'TENANT' ? [id] : [id, defaultTenantId];
  const rows = await manager.query<readonly unknown[]>(
    `select 1 from ${table} where ${key} for ${how === 'share' ? 'key share' : 'update'}`,
    parameters,
  );
  return rows.length > 0;
}
