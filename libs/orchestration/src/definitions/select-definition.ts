import type { Queryable } from '@vorgang/storage';

export interface DefinitionRow {
  readonly process_definition_key: string;
  readonly process_definition_id: string;
  readonly version: number;
  readonly resource_name: string;
  readonly deployment_key: string;
  readonly content: Buffer;
}

const COLUMNS = `d.process_definition_key, d.process_definition_id, d.version, d.resource_name,
  d.deployment_key, r.content
  from process_definition d join resource r on r.tenant_id = d.tenant_id and r.resource_key = d.resource_key`;

/** By primary key, with the model's XML. */
export async function selectDefinitionByKey(
  database: Queryable,
  tenantId: string,
  key: string,
): Promise<DefinitionRow | undefined> {
  const answer = await database.query<DefinitionRow>(
    `select ${COLUMNS} where d.tenant_id = $1 and d.process_definition_key = $2`,
    [tenantId, key],
  );
  return answer.rows[0];
}

/** Key of one version of a process id, or of its newest (version null); by the unique index on id and version. */
export async function selectDefinitionKey(
  database: Queryable,
  tenantId: string,
  processDefinitionId: string,
  version: number | null,
): Promise<string | undefined> {
  const answer = await database.query<{ process_definition_key: string }>(
    `select process_definition_key from process_definition
     where tenant_id = $1 and process_definition_id = $2 and deleted_at is null and ($3::integer is null or version = $3)
     order by version desc limit 1`,
    [tenantId, processDefinitionId, version],
  );
  return answer.rows[0]?.process_definition_key;
}

/** Whether nothing new may begin from a definition any more; by primary key. */
export async function isDefinitionDeleted(
  database: Queryable,
  tenantId: string,
  key: string,
): Promise<boolean> {
  const answer = await database.query(
    `select from process_definition
     where tenant_id = $1 and process_definition_key = $2 and deleted_at is not null`,
    [tenantId, key],
  );
  return answer.rowCount === 1;
}
