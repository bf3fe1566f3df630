import type { Queryable } from '@vorgang/storage';

/** Takes the next node number: each starting process gets one, so that no two mint the same key. */
export async function takeNodeNumber(database: Queryable): Promise<number> {
  const answer = await database.query<{ node: string }>("select nextval('node_number') as node");
  return Number(answer.rows[0]!.node);
}
