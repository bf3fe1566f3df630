import type { AuditedOperation } from '@vorgang/storage';
import type { DeploymentPlan } from './plan-deployment.js';

/** What the audit log says of a deployment: one entry for each thing that is new. */
export function deployedOperations({
  deploymentKey,
  processes,
  graphs,
  forms,
}: DeploymentPlan): readonly AuditedOperation[] {
  const created = { operationType: 'CREATE', deploymentKey } as const;
  return [
    ...processes.map(({ process, resource, key }): AuditedOperation => ({
      ...created,
      entityType: 'RESOURCE',
      entityKey: key,
      entityDescription: resource.name,
      resourceKey: key,
      processDefinitionId: process.id,
      processDefinitionKey: key,
    })),
    ...graphs.flatMap(
      ({ resource, key: decisionRequirementsKey, decisions }): readonly AuditedOperation[] => {
        const { decisionRequirementsId } = resource.model;
        const ofGraph = { ...created, decisionRequirementsId, decisionRequirementsKey };
        return [
          {
            ...ofGraph,
            entityType: 'RESOURCE',
            entityKey: decisionRequirementsKey,
            entityDescription: resource.name,
            resourceKey: decisionRequirementsKey,
          },
          ...decisions.map(({ decision, key }): AuditedOperation => ({
            ...ofGraph,
            entityType: 'DECISION',
            entityKey: key,
            entityDescription: decision.name,
            decisionDefinitionId: decision.decisionId,
            decisionDefinitionKey: key,
          })),
        ];
      },
    ),
    ...forms.map(({ resource, key }): AuditedOperation => ({
      ...created,
      entityType: 'RESOURCE',
      entityKey: key,
      entityDescription: resource.name,
      resourceKey: key,
      formKey: key,
    })),
  ];
}
