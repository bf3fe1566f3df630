import type { ProcessDefinitionKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

// Takes no lock. Index: unique on tenant, id and version. Role: vorgang_engine.
const statement = `
  select distinct on (process_definition_id) process_definition_key
  from process_definition
  where tenant_id = $1 and deleted_at is null
  order by process_definition_id, version desc`;

/** The newest version of every process of a tenant. */
export async function selectNewestDefinitionKeys(
  database: Queryable,
  tenantId: string,
): Promise<readonly ProcessDefinitionKey[]> {
  const answer = await database.query<{ readonly process_definition_key: ProcessDefinitionKey }>(statement, [
    tenantId,
  ]);
  return answer.rows.map((row) => row.process_definition_key);
}
