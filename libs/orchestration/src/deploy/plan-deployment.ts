import type { ExecutableProcess } from '@vorgang/bpmn';
import type { DecisionSummary } from '@vorgang/dmn';
import type { KeySource } from '@vorgang/execution';
import type { Queryable } from '@vorgang/storage';
import type { Deployment } from '../contract.js';
import { importedKeys, importsMoved, type DecisionImport } from './decision-imports.js';
import type { DeployedModels } from './deployed-models.js';
import { newestVersions, type NewestVersion } from './newest-versions.js';
import type { Resource } from './resource.js';

/** What a definition becomes: its key and version, new or as they are. */
export interface Placed {
  readonly key: string;
  readonly version: number;
}

export interface PlannedProcess extends Placed {
  readonly process: ExecutableProcess;
  readonly resource: Resource;
}

export interface PlannedGraph extends Placed {
  readonly resource: Extract<Resource, { kind: 'decisions' }>;
  readonly decisions: readonly (Placed & { readonly decision: DecisionSummary })[];
  readonly imports: readonly DecisionImport[];
}

export interface PlannedForm extends Placed {
  readonly resource: Extract<Resource, { kind: 'form' }>;
}

export interface DeploymentPlan {
  /** false: everything is there already, in this content; nothing is to be written. */
  readonly anythingNew: boolean;
  readonly deploymentKey: string;
  readonly processes: readonly PlannedProcess[];
  readonly graphs: readonly PlannedGraph[];
  readonly forms: readonly PlannedForm[];
}

/**
 * Decides the versions. Where every file is the newest version already, nothing is new. Otherwise all files get a new
 * version, so that what is deployed together stays together. Source: Camunda 8 documentation, "Resource binding".
 * A decision model is new, too, where its imports now mean other models than before.
 */
export async function planDeployment(
  database: Queryable,
  tenantId: string,
  { resources, deployed }: { readonly resources: readonly Resource[]; readonly deployed: DeployedModels },
  keys: KeySource,
): Promise<DeploymentPlan> {
  const processes = resources.flatMap((resource) =>
    resource.kind === 'process' ? resource.model.processes.map((process) => ({ process, resource })) : [],
  );
  const graphs = resources.filter((resource) => resource.kind === 'decisions');
  const forms = resources.filter((resource) => resource.kind === 'form');

  const known = {
    processes: await newestVersions(
      database,
      tenantId,
      'process_definition',
      processes.map(({ process }) => process.id),
    ),
    graphs: await newestVersions(
      database,
      tenantId,
      'decision_requirements',
      graphs.map(({ model }) => model.decisionRequirementsId),
    ),
    decisions: await newestVersions(
      database,
      tenantId,
      'decision_definition',
      graphs.flatMap(({ model }) => model.decisions.map(({ decisionId }) => decisionId)),
    ),
    forms: await newestVersions(
      database,
      tenantId,
      'form_definition',
      forms.map(({ formId }) => formId),
    ),
  };
  const former = [
    ...processes.map(({ process, resource }) => unchanged(known.processes.get(process.id), resource)),
    ...graphs.map((resource) => unchanged(known.graphs.get(resource.model.decisionRequirementsId), resource)),
    ...forms.map((resource) => unchanged(known.forms.get(resource.formId), resource)),
  ];
  const anythingNew =
    former.includes(undefined) || (await importsMoved(database, tenantId, graphs, known.graphs, deployed));
  const place = (newest: NewestVersion | undefined): Placed => {
    if (!anythingNew && newest !== undefined) return { key: newest.key, version: newest.version };
    return { key: keys.next(), version: (newest?.version ?? 0) + 1 };
  };
  const placedGraphs = graphs.map((resource) => ({
    resource,
    ...place(known.graphs.get(resource.model.decisionRequirementsId)),
  }));
  return {
    anythingNew,
    deploymentKey: anythingNew ? keys.next() : former[0]!.deployment_key,
    processes: processes.map((planned) => ({
      ...planned,
      ...place(known.processes.get(planned.process.id)),
    })),
    graphs: placedGraphs.map(({ resource, ...placed }) => ({
      resource,
      ...placed,
      imports: importedKeys(resource.model, placedGraphs, deployed),
      decisions: resource.model.decisions.map((decision) => ({
        decision,
        ...place(known.decisions.get(decision.decisionId)),
      })),
    })),
    forms: forms.map((resource) => ({ resource, ...place(known.forms.get(resource.formId)) })),
  };
}

function unchanged(newest: NewestVersion | undefined, resource: Resource): NewestVersion | undefined {
  const same =
    newest?.is_deleted === false &&
    newest.resource_name === resource.name &&
    resource.checksum.equals(newest.checksum);
  return same ? newest : undefined;
}

/** What the caller is told. */
export function deploymentOf(plan: DeploymentPlan, tenantId: string): Deployment {
  return {
    deploymentKey: plan.deploymentKey,
    tenantId,
    processes: plan.processes.map(({ process, resource, key, version }) => ({
      processDefinitionKey: key as Deployment['processes'][number]['processDefinitionKey'],
      processDefinitionId: process.id,
      version,
      resourceName: resource.name,
    })),
    decisions: plan.graphs.flatMap((graph) =>
      graph.decisions.map(({ decision, key, version }) => ({
        decisionDefinitionKey: key,
        decisionDefinitionId: decision.decisionId,
        name: decision.name,
        version,
        decisionRequirementsKey: graph.key,
        decisionRequirementsId: graph.resource.model.decisionRequirementsId,
      })),
    ),
    decisionRequirements: plan.graphs.map(({ resource, key, version }) => ({
      decisionRequirementsKey: key,
      decisionRequirementsId: resource.model.decisionRequirementsId,
      name: resource.model.name,
      version,
      resourceName: resource.name,
    })),
    forms: plan.forms.map(({ resource, key, version }) => ({
      formKey: key,
      formId: resource.formId,
      version,
      resourceName: resource.name,
    })),
  };
}
