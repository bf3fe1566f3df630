import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

/** Inserts the rows whose keys are free and leaves the others as they are. Answers whether it inserted any. */
export async function insertUnlessThere<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  rows: QueryDeepPartialEntity<Entity>[],
): Promise<boolean> {
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(rows)
    .orIgnore()
    .returning('tenant_id')
    .updateEntity(false)
    .execute();
  // PostgreSQL returns the rows that it inserted, and none for those that were there.
  return (raw as readonly unknown[]).length > 0;
}
