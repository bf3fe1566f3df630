import type { Queryable } from '@vorgang/storage';
import type { SigningKeys } from '@vorgang/webhooks';

/**
 * Encrypts every tenant's keys with the newest key of the key file, so that an operator can take older ones out.
 *
 * @param database connection with the role vorgang_engine, which sees every tenant
 */
export async function rewrapKeys(database: Queryable, keys: SigningKeys): Promise<void> {
  const { rows } = await database.query<{ tenant_id: string }>(
    'select distinct tenant_id from webhook_signing_key order by tenant_id',
    [],
  );
  for (const { tenant_id } of rows) await keys.rewrap(tenant_id);
}
