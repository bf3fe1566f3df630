import type { DecisionModelProblem } from '../contract.js';
import { nodeAt } from './requirement-graph.js';
import type { GraphNode, Reference, RequirementGraph } from './requirement-graph.js';

/** What is wrong with the references of a graph: missing targets and circles. */
export function checkGraph(graph: RequirementGraph): readonly DecisionModelProblem[] {
  const missing = [...graph.nodes.values()].flatMap((node) =>
    targetsOf(node)
      .filter((reference) => isMissing(graph, reference))
      .map(({ id, namespace }): DecisionModelProblem => ({
        elementId: node.id,
        rule: 'missing-reference',
        message: `"${node.name}" refers to "${id}", which ${namespace === null ? 'this file' : `the imported model "${namespace}"`} does not have. Correct the reference, or add the element.`,
      })),
  );
  return [...missing, ...findCircles(graph)];
}

/** References into a model that could not be imported are told with the import. */
function isMissing(graph: RequirementGraph, reference: Reference): boolean {
  const { namespace } = reference;
  if (namespace !== null && !graph.imports.has(namespace)) return false;
  return nodeAt(graph, reference) === undefined;
}

function targetsOf(node: GraphNode): readonly Reference[] {
  switch (node.kind) {
    case 'inputData':
      return [];
    case 'decision':
    case 'knowledge':
      return [...node.requirements.inputs, ...node.requirements.decisions, ...node.requirements.knowledge];
    case 'service':
      return [...node.outputs, ...node.encapsulated, ...node.inputDecisions, ...node.inputData];
  }
}

/** Decisions must not need themselves; functions may call themselves. */
function findCircles({ nodes }: RequirementGraph): readonly DecisionModelProblem[] {
  const settled = new Set<string>();
  const problems: DecisionModelProblem[] = [];
  const visit = (id: string, path: readonly string[]): void => {
    const node = nodes.get(id);
    if (node?.kind !== 'decision' || settled.has(id)) return;
    if (path.includes(id)) {
      problems.push({
        elementId: id,
        rule: 'circle',
        message: `The decision "${node.name}" needs its own result. Remove one of the requirements in the circle.`,
      });
      return;
    }
    for (const required of node.requirements.decisions)
      if (required.namespace === null) visit(required.id, [...path, id]);
    settled.add(id);
  };
  for (const id of nodes.keys()) visit(id, []);
  return problems;
}
