import type { BpmnDocument } from '../document/bpmn-document.js';
import type { ModelProblem } from '../problem.js';

/** What a rule found: everything of a problem but the rule's own name. */
export type Finding = Omit<ModelProblem, 'rule'>;

/** One condition that a file must meet before it runs. */
export interface DeploymentRule {
  /** Stable name, shown to designers and used by the workbench. */
  readonly name: string;
  readonly check: (document: BpmnDocument) => Iterable<Finding>;
}
