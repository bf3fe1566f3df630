import { GivenDefaultEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

/**
 * Notes defaults as given and answers those that were not before; only these may be given. Two servers that start
 * at once do not both get one: the second waits until the first has committed.
 */
export async function noteGiven(
  manager: EntityManager,
  tenantId: string,
  defaultIds: readonly string[],
): Promise<ReadonlySet<string>> {
  // In one order everywhere, so that two servers wait for each other and never both ways.
  const values = [...defaultIds].sort().map((defaultId) => ({ tenantId, defaultId }));
  if (values.length === 0) return new Set();
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(GivenDefaultEntity)
    .values(values)
    .orIgnore()
    .returning('default_id')
    .updateEntity(false)
    .execute();
  return new Set((raw as readonly { readonly default_id: string }[]).map(({ default_id }) => default_id));
}

/** Whether the installation was given this already, though it may be deleted since. */
export function wasGiven(manager: EntityManager, tenantId: string, defaultId: string): Promise<boolean> {
  return manager.existsBy(GivenDefaultEntity, { tenantId, defaultId });
}
