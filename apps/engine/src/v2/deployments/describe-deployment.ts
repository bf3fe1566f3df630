import type { Deployment } from '@vorgang/orchestration';
import type { DeployedResourceDto, DeploymentDto } from './deployment.dto.js';

const nothing: DeployedResourceDto = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
};

/** The answer to a deployment: one entry for each thing that was deployed. */
export function describeDeployment(deployment: Deployment): DeploymentDto {
  const { deploymentKey, tenantId } = deployment;
  return {
    deploymentKey,
    tenantId,
    deployments: [
      ...deployment.processes.map(({ version, ...process }) => ({
        ...nothing,
        processDefinition: { ...process, processDefinitionVersion: version, tenantId },
      })),
      ...deployment.decisions.map((decision) => ({
        ...nothing,
        decisionDefinition: { ...decision, tenantId },
      })),
      ...deployment.decisionRequirements.map(({ name, ...requirements }) => ({
        ...nothing,
        decisionRequirements: { ...requirements, decisionRequirementsName: name, tenantId },
      })),
      ...deployment.forms.map((form) => ({ ...nothing, form: { ...form, tenantId } })),
    ],
  };
}
