import type { KeySource } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { CallContext } from '../contract.js';
import type { DeploymentPlan } from './plan-deployment.js';
import type { Resource } from './resource.js';

/** Writes the rows of a deployment, in the transaction of its caller. Definitions are only ever added. */
export async function storeDeployment(
  database: Queryable,
  call: CallContext,
  plan: DeploymentPlan,
  resources: readonly Resource[],
  keys: KeySource,
  at: Date,
): Promise<void> {
  const { tenantId } = call;
  const { deploymentKey } = plan;
  await database.query(
    'insert into deployment (tenant_id, deployment_key, deployed_at, deployed_by) values ($1, $2, $3, $4)',
    [tenantId, deploymentKey, at, call.actor.id],
  );
  const resourceKeys = new Map<string, string>();
  for (const { name, content, checksum } of resources) {
    const key = keys.next();
    resourceKeys.set(name, key);
    await database.query(
      `insert into resource (tenant_id, resource_key, deployment_key, resource_name, content, checksum)
       values ($1, $2, $3, $4, $5, $6)`,
      [tenantId, key, deploymentKey, name, content, checksum],
    );
  }
  for (const { process, resource, key, version } of plan.processes) {
    await database.query(
      `insert into process_definition (tenant_id, process_definition_key, process_definition_id, version, version_tag,
         name, resource_name, resource_key, deployment_key, start_form_id, history_time_to_live)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        tenantId,
        key,
        process.id,
        version,
        process.versionTag ?? null,
        process.name ?? null,
        resource.name,
        resourceKeys.get(resource.name),
        deploymentKey,
        process.startFormId ?? null,
        process.historyTimeToLive ?? null,
      ],
    );
  }
  for (const graph of plan.graphs) await storeGraph(database, tenantId, deploymentKey, graph, resourceKeys);
  for (const graph of plan.graphs) await storeImports(database, tenantId, graph);
  for (const { resource, key, version } of plan.forms) {
    await database.query(
      `insert into form_definition (tenant_id, form_key, form_id, version, version_tag, resource_name, resource_key,
         deployment_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tenantId,
        key,
        resource.formId,
        version,
        resource.versionTag,
        resource.name,
        resourceKeys.get(resource.name),
        deploymentKey,
      ],
    );
  }
}

async function storeGraph(
  database: Queryable,
  tenantId: string,
  deploymentKey: string,
  graph: DeploymentPlan['graphs'][number],
  resourceKeys: ReadonlyMap<string, string>,
): Promise<void> {
  const { resource } = graph;
  await database.query(
    `insert into decision_requirements (tenant_id, decision_requirements_key, decision_requirements_id, name, version,
       resource_name, resource_key, deployment_key, namespace)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenantId,
      graph.key,
      resource.model.decisionRequirementsId,
      resource.model.name,
      graph.version,
      resource.name,
      resourceKeys.get(resource.name),
      deploymentKey,
      resource.model.namespace,
    ],
  );
  for (const { decision, key, version } of graph.decisions) {
    await database.query(
      `insert into decision_definition (tenant_id, decision_definition_key, decision_definition_id, name, version,
         version_tag, decision_requirements_key, decision_requirements_id, deployment_key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tenantId,
        key,
        decision.decisionId,
        decision.name,
        version,
        decision.versionTag ?? null,
        graph.key,
        resource.model.decisionRequirementsId,
        deploymentKey,
      ],
    );
  }
}

/** After all graphs of the deployment, since they may import each other. */
async function storeImports(
  database: Queryable,
  tenantId: string,
  graph: DeploymentPlan['graphs'][number],
): Promise<void> {
  for (const { namespace, decisionRequirementsKey } of graph.imports) {
    await database.query(
      `insert into decision_import (tenant_id, decision_requirements_key, namespace, imported_requirements_key)
       values ($1, $2, $3, $4)`,
      [tenantId, graph.key, namespace, decisionRequirementsKey],
    );
  }
}
