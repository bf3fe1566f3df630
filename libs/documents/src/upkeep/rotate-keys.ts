import type { Queryable, TenantWork } from '@vorgang/storage';
import type { KeyRing } from '../keys/key-ring.js';
import { rewrapTenantKeys } from '../keys/tenant-keys.js';

/**
 * Encrypts the key of every tenant with the first key of the key file, so that older ones can be taken out of it.
 * Contents stay as they are. May be broken off and run again.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 * @returns keys that were encrypted with another key before
 */
export async function rotateKeys(database: Queryable, work: TenantWork, keys: KeyRing): Promise<number> {
  const tenants = await database.query<{ readonly tenant_id: string }>(
    'select distinct tenant_id from document_tenant_key order by tenant_id',
    [],
  );
  let rotated = 0;
  for (const { tenant_id } of tenants.rows) {
    rotated += await work.run(tenant_id, (manager) => rewrapTenantKeys(manager, keys, tenant_id));
  }
  return rotated;
}
