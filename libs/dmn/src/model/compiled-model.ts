import type { KnownNames } from '@vorgang/feel';
import type { DecisionModel, DecisionSummary, ImportedModel } from '../contract.js';
import type { ItemTypes } from './item-types.js';
import type { RequirementGraph } from './requirement-graph.js';

/** A decision model with what runs it, and what models need that import it. */
export class CompiledModel implements DecisionModel {
  readonly decisions: readonly DecisionSummary[];

  constructor(
    readonly decisionRequirementsId: string,
    readonly name: string,
    readonly namespace: string,
    readonly graph: RequirementGraph,
    readonly types: ItemTypes,
    readonly names: KnownNames,
    readonly imports: readonly ImportedModel[],
    readonly innerNames: ReadonlySet<string>,
  ) {
    this.decisions = [...graph.nodes.values()].flatMap((node) =>
      node.kind === 'decision'
        ? [
            {
              decisionId: node.id,
              name: node.name,
              ...(node.versionTag !== undefined && { versionTag: node.versionTag }),
            },
          ]
        : [],
    );
  }
}
