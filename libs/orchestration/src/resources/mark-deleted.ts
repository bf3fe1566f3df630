import type { Queryable } from '@vorgang/storage';
import type { StoredResource } from './find-stored-resource.js';

// Lock one row each, and the decisions of a model. Indexes: primary keys.
const statements: Readonly<Record<StoredResource['kind'], readonly string[]>> = {
  process: [
    'update process_definition set deleted_at = $3 where tenant_id = $1 and process_definition_key = $2',
  ],
  decisions: [
    'update decision_requirements set deleted_at = $3 where tenant_id = $1 and decision_requirements_key = $2',
    'update decision_definition set deleted_at = $3 where tenant_id = $1 and decision_requirements_key = $2',
  ],
  form: ['update form_definition set deleted_at = $3 where tenant_id = $1 and form_key = $2'],
};

/** Lets nothing new begin from a resource, on any node. In the transaction of its caller. */
export async function markDeleted(
  database: Queryable,
  tenantId: string,
  { kind, key }: StoredResource,
  at: Date,
): Promise<void> {
  for (const statement of statements[kind]) await database.query(statement, [tenantId, key, at]);
  await database.query('update tenant set deleted_resources = deleted_resources + 1 where tenant_id = $1', [
    tenantId,
  ]);
}
