import type { BpmnDocument } from '../document/bpmn-document.js';
import type { ModelProblem } from '../problem.js';
import type { DeploymentRule } from './deployment-rule.js';
import { elementMustBeSupported } from './element-must-be-supported.js';
import { fileNeedsExecutableProcess } from './file-needs-executable-process.js';

/** Every rule, in the order in which problems are listed. A new rule is registered here. */
const deploymentRules: readonly DeploymentRule[] = [fileNeedsExecutableProcess, elementMustBeSupported];

export function checkDeployment(document: BpmnDocument): readonly ModelProblem[] {
  return deploymentRules.flatMap((rule) =>
    [...rule.check(document)].map((finding) => ({ ...finding, rule: rule.name })),
  );
}
