import type { DecisionModel, DecisionSummary } from '../contract.js';
import type { RequirementGraph } from './requirement-graph.js';

/** A decision model with what runs it. */
export class CompiledModel implements DecisionModel {
  readonly decisions: readonly DecisionSummary[];

  constructor(
    readonly decisionRequirementsId: string,
    readonly name: string,
    readonly namespace: string,
    readonly graph: RequirementGraph,
  ) {
    this.decisions = [...graph.values()].flatMap((node) =>
      node.kind === 'decision' ? [{ decisionId: node.id, name: node.name }] : [],
    );
  }
}
