import type { ProcessDefinitionKey } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';

export interface CalledProcessRow {
  readonly process_definition_key: ProcessDefinitionKey;
  readonly process_definition_id: string;
  readonly version: number;
  readonly version_tag: string | null;
  readonly deployment_key: string;
}

/**
 * The versions of processes that a process may call, newest first: all processes of the tenant where an expression
 * names the process (ids null). Reads the unique index on id and version.
 */
export async function selectCalledProcesses(
  database: Queryable,
  tenantId: string,
  processIds: readonly string[] | null,
): Promise<readonly CalledProcessRow[]> {
  const answer = await database.query<CalledProcessRow>(
    `select process_definition_key, process_definition_id, version, version_tag, deployment_key
     from process_definition
     where tenant_id = $1 and deleted_at is null and ($2::text[] is null or process_definition_id = any($2))
     order by process_definition_id, version desc`,
    [tenantId, processIds],
  );
  return answer.rows;
}
