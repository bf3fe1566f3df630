import type { Queryable } from '@vorgang/storage';

/** The newest version of one definition, with the content it came from. */
export interface NewestVersion {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly resource_name: string;
  readonly deployment_key: string;
  readonly checksum: Buffer;
  /** Its number stays taken. */
  readonly is_deleted: boolean;
}

export type VersionedTable =
  'process_definition' | 'decision_requirements' | 'decision_definition' | 'form_definition';

// Take no lock: the deployment holds the advisory lock of the tenant's deployments. Index: unique on id and version.
const STATEMENTS: Readonly<Record<VersionedTable, string>> = {
  process_definition: statement('process_definition', 'process_definition_id', 'process_definition_key'),
  decision_requirements: statement(
    'decision_requirements',
    'decision_requirements_id',
    'decision_requirements_key',
  ),
  form_definition: statement('form_definition', 'form_id', 'form_key'),
  // Decisions share the file of their requirements graph.
  decision_definition: `
    select distinct on (d.decision_definition_id) d.decision_definition_id as id, d.decision_definition_key as key,
      d.version, g.resource_name, d.deployment_key, r.checksum, d.deleted_at is not null as is_deleted
    from decision_definition d
    join decision_requirements g on g.tenant_id = d.tenant_id and g.decision_requirements_key = d.decision_requirements_key
    join resource r on r.tenant_id = g.tenant_id and r.resource_key = g.resource_key
    where d.tenant_id = $1 and d.decision_definition_id = any($2)
    order by d.decision_definition_id, d.version desc`,
};

function statement(table: string, id: string, key: string): string {
  return `
    select distinct on (d.${id}) d.${id} as id, d.${key} as key, d.version, d.resource_name, d.deployment_key,
      r.checksum, d.deleted_at is not null as is_deleted
    from ${table} d join resource r on r.tenant_id = d.tenant_id and r.resource_key = d.resource_key
    where d.tenant_id = $1 and d.${id} = any($2)
    order by d.${id}, d.version desc`;
}

/** The newest versions of the given ids, by id, also where they were deleted. */
export async function newestVersions(
  database: Queryable,
  tenantId: string,
  table: VersionedTable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, NewestVersion>> {
  if (ids.length === 0) return new Map();
  const answer = await database.query<NewestVersion>(STATEMENTS[table], [tenantId, ids]);
  return new Map(answer.rows.map((row) => [row.id, row]));
}
