import type { Engine } from '@vorgang/orchestration';
import type { BenchDatabase } from './database.js';
import { startThreeTasks } from './engine-contender.js';
import { threeTasks } from './models.js';

export interface StoredBytes {
  /** State of a waiting instance of threeTasks. */
  readonly state: number;
  /** History of a finished one. */
  readonly history: number;
}

/** What one simple case takes in the database, in bytes as they are stored. */
export async function measureStoredBytes(engine: Engine, database: BenchDatabase): Promise<StoredBytes> {
  await startThreeTasks(engine);
  const [bytes] = await database.query<{ state: string; history: string }>(`
    select (select avg(pg_column_size(p.tokens) + pg_column_size(p.variables)) from process_instance p
            where p.process_definition_id = '${threeTasks.id}' and p.end_date is null) as state,
           (select avg(c.bytes) from (
              select sum(pg_column_size(h.*)) as bytes from process_instance p
              join history h on h.tenant_id = p.tenant_id and h.process_instance_key = p.process_instance_key
              where p.process_definition_id = '${threeTasks.id}' and p.end_date is not null
              group by p.process_instance_key limit 1000) as c) as history`);
  return { state: Number(bytes?.state ?? Number.NaN), history: Number(bytes?.history ?? Number.NaN) };
}
