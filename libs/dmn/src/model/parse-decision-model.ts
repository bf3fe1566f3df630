import type { DecisionModelProblem, ParseDecisionModel } from '../contract.js';
import { MOST_GRAPH_ELEMENTS } from '../document/document-limits.js';
import { elementsOf, idOf, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { collectNames } from '../document/names.js';
import { openDocument } from '../document/open-document.js';
import { buildGraph } from './build-graph.js';
import { checkGraph } from './check-graph.js';
import { CompiledModel } from './compiled-model.js';
import { ItemTypes } from './item-types.js';
import { ModelCompilation } from './model-compilation.js';

/**
 * Reads and compiles a DMN file of version 1.1 to 1.5. All problems of a file are told at once, each with the id of
 * its element; a file with problems gives no model.
 */
export const parseDecisionModel: ParseDecisionModel = async (xml) => {
  const opened = await openDocument(xml);
  if (!opened.ok) return opened;
  const { definitions } = opened;
  const size = elementsOf(definitions, 'drgElement').length;
  if (size > MOST_GRAPH_ELEMENTS) {
    const message = `The file has ${size} decisions, inputs and functions, more than ${MOST_GRAPH_ELEMENTS}. Split the model up.`;
    return { ok: false, problems: [{ elementId: idOf(definitions), rule: 'document-limits', message }] };
  }
  const names = collectNames(definitions);
  const types = new ItemTypes(definitions, names);
  const compilation = new ModelCompilation(names, types);
  const graph = buildGraph(definitions, compilation);
  const problems = [
    ...findImports(definitions),
    ...findDuplicates(definitions),
    ...types.problems,
    ...compilation.problems,
    ...checkGraph(graph),
  ];
  if (problems.length > 0) return { ok: false, problems: withoutRepeats(problems) };
  return {
    ok: true,
    model: new CompiledModel(
      idOf(definitions),
      nameOf(definitions),
      textOf(definitions, 'namespace') ?? '',
      graph,
    ),
  };
};

function findImports(definitions: DmnElement): readonly DecisionModelProblem[] {
  return elementsOf(definitions, 'import').map((element) => ({
    elementId: idOf(element),
    rule: 'import',
    message: `The import of "${textOf(element, 'namespace') ?? ''}" is not supported. Copy what is needed into this file.`,
  }));
}

function findDuplicates(definitions: DmnElement): readonly DecisionModelProblem[] {
  const seen = new Set<string>();
  return elementsOf(definitions, 'drgElement').flatMap((element) => {
    const id = idOf(element);
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        elementId: id,
        rule: 'duplicate-id',
        message: `Two elements have the id "${id}". Give each its own.`,
      },
    ];
  });
}

/** Several places may meet the same problem, such as a missing type. */
function withoutRepeats(problems: readonly DecisionModelProblem[]): readonly DecisionModelProblem[] {
  return [
    ...new Map(problems.map((problem) => [`${problem.elementId} ${problem.message}`, problem])).values(),
  ];
}
