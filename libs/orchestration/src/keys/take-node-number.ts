import type pg from 'pg';

/** Takes the next node number: each starting process gets one, so that no two mint the same key. */
export async function takeNodeNumber(pool: pg.Pool): Promise<number> {
  const answer = await pool.query<{ node: string }>("select nextval('node_number') as node");
  return Number(answer.rows[0]!.node);
}
