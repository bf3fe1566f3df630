import type { Queryable } from '@vorgang/storage';
import { OWN_TYPES } from '../jobs/work-hints.js';

// Takes no lock. Jumps from type to type through the index job_waiting, so the number of waiting jobs does not matter.
// Role: vorgang_engine.
const STATEMENT = `
  with recursive own (type) as (
    (select type from job
     where state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and retries > 0 and type >= $1 order by type limit 1)
    union all
    select (select j.type from job j
            where j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0 and j.type > own.type
            order by j.type limit 1)
    from own where own.type is not null
  )
  select type from own where starts_with(type, $1)`;

/** The types of our own workers for which jobs wait. */
export async function selectOwnJobTypes(database: Queryable): Promise<readonly string[]> {
  const answer = await database.query<{ type: string }>(STATEMENT, [OWN_TYPES]);
  return answer.rows.map((row) => row.type);
}
