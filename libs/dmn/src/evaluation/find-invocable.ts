import type { DecisionModel } from '../contract.js';
import { CompiledModel } from '../model/compiled-model.js';

/** The id of the decision or decision service with that name; names are what test suites and people use. */
export function findInvocable(model: DecisionModel, name: string): string | undefined {
  if (!(model instanceof CompiledModel)) return undefined;
  for (const node of model.graph.nodes.values()) {
    if ((node.kind === 'decision' || node.kind === 'service') && node.name === name) return node.id;
  }
  return undefined;
}
