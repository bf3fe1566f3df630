import type { DecisionModelProblem } from '../contract.js';
import type { GraphNode, RequirementGraph } from './requirement-graph.js';

/** What is wrong with the references of a graph: missing targets and circles. */
export function checkGraph(graph: RequirementGraph): readonly DecisionModelProblem[] {
  const missing = [...graph.values()].flatMap((node) =>
    targetsOf(node)
      .filter((id) => !graph.has(id))
      .map((id) => ({
        elementId: node.id,
        rule: 'missing-reference',
        message: `"${node.name}" refers to "${id}", which this file does not have. Correct the reference, or add the element.`,
      })),
  );
  return [...missing, ...findCircles(graph)];
}

function targetsOf(node: GraphNode): readonly string[] {
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
function findCircles(graph: RequirementGraph): readonly DecisionModelProblem[] {
  const settled = new Set<string>();
  const problems: DecisionModelProblem[] = [];
  const visit = (id: string, path: readonly string[]): void => {
    const node = graph.get(id);
    if (node?.kind !== 'decision' || settled.has(id)) return;
    if (path.includes(id)) {
      problems.push({
        elementId: id,
        rule: 'circle',
        message: `The decision "${node.name}" needs its own result. Remove one of the requirements in the circle.`,
      });
      return;
    }
    for (const required of node.requirements.decisions) visit(required, [...path, id]);
    settled.add(id);
  };
  for (const id of graph.keys()) visit(id, []);
  return problems;
}
