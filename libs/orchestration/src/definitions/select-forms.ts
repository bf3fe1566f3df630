import type { Queryable } from '@vorgang/storage';

export interface FormRow {
  readonly form_key: string;
  readonly form_id: string;
  readonly version_tag: string | null;
  readonly deployment_key: string;
}

/** The versions of forms, newest first. Reads the unique index on id and version. */
export async function selectForms(
  database: Queryable,
  tenantId: string,
  formIds: readonly string[],
): Promise<readonly FormRow[]> {
  const answer = await database.query<FormRow>(
    `select form_key, form_id, version_tag, deployment_key
     from form_definition
     where tenant_id = $1 and deleted_at is null and form_id = any($2)
     order by form_id, version desc`,
    [tenantId, formIds],
  );
  return answer.rows;
}
