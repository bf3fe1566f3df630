import type { EntityManager } from 'typeorm';

export interface ModelVersionRow {
  readonly process_definition_key: string;
  readonly process_definition_id: string;
  readonly name: string;
  readonly version: number;
  readonly resource_name: string;
  readonly deployed_at: Date;
  readonly deployed_by_name: string;
  readonly active_instances: number;
  readonly ended_instances: number;
  readonly incidents: number;
  readonly history_time_to_live: string | null;
}

/**
 * All versions of all processes with how many instances each has; newest version first. Takes no lock.
 * Index: process_instance_by_definition.
 */
export async function findModels(
  manager: EntityManager,
  tenantId: string,
): Promise<readonly ModelVersionRow[]> {
  const rows = await manager.query<ModelVersionRow[]>(
    `select definition.process_definition_key, definition.process_definition_id,
       coalesce(definition.name, definition.process_definition_id) as name, definition.version, definition.resource_name,
       deployment.deployed_at, coalesce(account.name, deployment.deployed_by) as deployed_by_name,
       count(*) filter (where instance.state in ('ACTIVE', 'SUSPENDED'))::integer as active_instances,
       count(*) filter (where instance.state in ('COMPLETED', 'TERMINATED'))::integer as ended_instances,
       coalesce(sum(instance.incident_count), 0)::integer as incidents, definition.history_time_to_live
     from process_definition definition
     join deployment
       on deployment.tenant_id = definition.tenant_id and deployment.deployment_key = definition.deployment_key
     left join user_account account
       on account.tenant_id = deployment.tenant_id and account.username = deployment.deployed_by
     left join process_instance instance
       on instance.tenant_id = definition.tenant_id and instance.process_definition_key = definition.process_definition_key
     where definition.tenant_id = $1 and definition.deleted_at is null
     group by definition.tenant_id, definition.process_definition_key, deployment.deployed_at, account.name,
       deployment.deployed_by
     order by name, definition.process_definition_id, definition.version desc`,
    [tenantId],
  );
  return rows;
}

export interface ModelSourceRow {
  readonly process_definition_key: string;
  readonly process_definition_id: string;
  readonly name: string;
  readonly version: number;
  readonly newest_version: number;
  readonly resource_name: string;
  readonly content: Buffer;
}

/** One version with its file. Takes no lock. Indexes: primary keys. */
export async function findModelSource(
  manager: EntityManager,
  tenantId: string,
  processDefinitionKey: string,
): Promise<ModelSourceRow | null> {
  const rows = await manager.query<ModelSourceRow[]>(
    `select definition.process_definition_key, definition.process_definition_id,
       coalesce(definition.name, definition.process_definition_id) as name, definition.version, definition.resource_name,
       resource.content,
       (select max(newest.version) from process_definition newest
        where newest.tenant_id = $1 and newest.process_definition_id = definition.process_definition_id
          and newest.deleted_at is null) as newest_version
     from process_definition definition
     join resource on resource.tenant_id = definition.tenant_id and resource.resource_key = definition.resource_key
     where definition.tenant_id = $1 and definition.process_definition_key = $2`,
    [tenantId, processDefinitionKey],
  );
  return rows[0] ?? null;
}

/** Instances under way on versions before this one. Takes no lock. Index: process_instance_by_id. */
export async function countInstancesOnOlderVersions(
  manager: EntityManager,
  tenantId: string,
  processDefinitionId: string,
  version: number,
): Promise<number> {
  const rows = await manager.query<{ readonly running: number }[]>(
    `select count(*)::integer as running from process_instance
     where tenant_id = $1 and process_definition_id = $2 and process_definition_version < $3
       and state in ('ACTIVE', 'SUSPENDED')`,
    [tenantId, processDefinitionId, version],
  );
  return rows[0]?.running ?? 0;
}

/** The newest version of each process. Takes no lock. */
export async function newestVersions(
  manager: EntityManager,
  tenantId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await manager.query<
    {
      readonly process_definition_id: string;
      readonly version: number;
    }[]
  >(
    `select process_definition_id, max(version) as version from process_definition
     where tenant_id = $1 and deleted_at is null group by process_definition_id`,
    [tenantId],
  );
  return new Map(rows.map((row) => [row.process_definition_id, row.version]));
}
