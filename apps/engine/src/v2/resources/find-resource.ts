import type { EntityManager } from 'typeorm';

/** A deployed file and what it was deployed as. */
export interface DeployedResource {
  readonly kind: 'process' | 'decisions' | 'form';
  readonly resourceKey: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly tenantId: string;
  readonly content: string;
  readonly isDeleted: boolean;
}

// A resource's key is that of the process, the decision model or the form that it was deployed as; each is a
// primary key, as is the file's own.
const statement = `
with deployed as (
  select 'process' as kind, process_definition_key as key, process_definition_id as id, version, version_tag, resource_key, deleted_at
    from process_definition where tenant_id = $1 and process_definition_key = $2
  union all
  select 'decisions', decision_requirements_key, decision_requirements_id, version, null, resource_key, deleted_at
    from decision_requirements where tenant_id = $1 and decision_requirements_key = $2
  union all
  select 'form', form_key, form_id, version, version_tag, resource_key, deleted_at
    from form_definition where tenant_id = $1 and form_key = $2
)
select d.kind, d.key as "resourceKey", d.id as "resourceId", r.resource_name as "resourceName", d.version,
  d.version_tag as "versionTag", r.tenant_id as "tenantId", convert_from(r.content, 'UTF8') as content,
  d.deleted_at is not null as "isDeleted"
from deployed d join resource r on r.tenant_id = $1 and r.resource_key = d.resource_key`;

/** The file behind the key of a process, a decision model or a form. */
export async function findResource(
  manager: EntityManager,
  tenantId: string,
  key: string,
): Promise<DeployedResource | null> {
  const rows = await manager.query<DeployedResource[]>(statement, [tenantId, key]);
  return rows[0] ?? null;
}
