import type { Queryable } from '@vorgang/storage';

export interface StoredResource {
  readonly kind: 'process' | 'decisions' | 'form';
  readonly key: string;
  readonly id: string;
  /** Of the file that it came in. */
  readonly resourceName: string;
  readonly deploymentKey: string;
  readonly isDeleted: boolean;
}

// Indexes: primary keys.
const statement = `
  select 'process' as kind, process_definition_key as key, process_definition_id as id, resource_name as "resourceName",
    deployment_key as "deploymentKey", deleted_at is not null as "isDeleted"
    from process_definition where tenant_id = $1 and process_definition_key = $2
  union all
  select 'decisions', decision_requirements_key, decision_requirements_id, resource_name, deployment_key,
    deleted_at is not null
    from decision_requirements where tenant_id = $1 and decision_requirements_key = $2
  union all
  select 'form', form_key, form_id, resource_name, deployment_key, deleted_at is not null
    from form_definition where tenant_id = $1 and form_key = $2`;

/** What was deployed under a key: a process definition, a decision model or a form. */
export async function findStoredResource(
  database: Queryable,
  tenantId: string,
  key: string,
): Promise<StoredResource | undefined> {
  const { rows } = await database.query<StoredResource>(statement, [tenantId, key]);
  return rows[0];
}
