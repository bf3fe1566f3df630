import type {
  DecisionModelProblem,
  FindImportedModel,
  ModelUse,
  ParseDecisionModelResult,
} from '../contract.js';
import { MOST_GRAPH_ELEMENTS } from '../document/document-limits.js';
import { elementsOf, idOf, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { collectNames } from '../document/names.js';
import { buildGraph } from './build-graph.js';
import { checkGraph } from './check-graph.js';
import { compileAhead } from './compile-ahead.js';
import { CompiledModel } from './compiled-model.js';
import { AT_ONCE } from './divided-work.js';
import type { DividedWork, Pause } from './divided-work.js';
import { FeelTexts } from './feel-texts.js';
import { FunctionCalls } from './function-calls.js';
import { ItemTypes } from './item-types.js';
import { ModelCompilation } from './model-compilation.js';
import { importRequests, ModelImports } from './model-imports.js';
import type { ImportRequest } from './model-imports.js';

/** A DMN file that was read and is not compiled yet: what it imports has to be compiled before. */
export interface DecisionDocument {
  readonly namespace: string;
  readonly name: string;
  readonly imports: readonly ImportRequest[];
  compile(imported: FindImportedModel, use: ModelUse): Promise<ParseDecisionModelResult>;
}

export type ReadDecisionDocumentResult =
  | { readonly ok: true; readonly document: DecisionDocument }
  | { readonly ok: false; readonly problems: readonly DecisionModelProblem[] };

/** Reads the XML of a DMN file. */
export async function readDecisionDocument(
  xml: string,
  { open, pause }: DividedWork = AT_ONCE,
): Promise<ReadDecisionDocumentResult> {
  const opened = await open(xml);
  if (!opened.ok) return opened;
  const { definitions } = opened;
  const size = elementsOf(definitions, 'drgElement').length;
  if (size > MOST_GRAPH_ELEMENTS) {
    const message = `The file has ${size} decisions, inputs and functions, more than ${MOST_GRAPH_ELEMENTS}. Split the model up.`;
    return { ok: false, problems: [{ elementId: idOf(definitions), rule: 'document-limits', message }] };
  }
  return {
    ok: true,
    document: {
      namespace: namespaceOf(definitions),
      name: nameOf(definitions),
      imports: importRequests(definitions),
      compile: (imported, use) => compile(definitions, imported, use, pause),
    },
  };
}

function namespaceOf(definitions: DmnElement): string {
  return textOf(definitions, 'namespace')?.trim() ?? '';
}

async function compile(
  definitions: DmnElement,
  imported: FindImportedModel,
  use: ModelUse,
  pause: Pause,
): Promise<ParseDecisionModelResult> {
  const imports = new ModelImports(definitions, imported);
  const names = imports.withNames(collectNames(definitions));
  const calls = new FunctionCalls(definitions, imports.innerNames);
  const allowedValues = new FeelTexts(names);
  await compileAhead(elementsOf(definitions, 'itemDefinition'), allowedValues, pause);
  const types = new ItemTypes(definitions, allowedValues, imports, calls);
  const texts = new FeelTexts(names, (name) => types.find(name));
  await compileAhead(elementsOf(definitions, 'drgElement'), texts, pause);
  const compilation = new ModelCompilation(definitions, texts, types, imports, calls);
  const graph = buildGraph(definitions, compilation);
  const problems = [
    ...imports.problems,
    ...findDuplicates(definitions),
    ...types.problems,
    ...compilation.problems,
    ...checkGraph(graph),
    ...(use === 'deploy' ? calls.problems(graph) : []),
  ];
  if (problems.length > 0) return { ok: false, problems: withoutRepeats(problems) };
  return {
    ok: true,
    model: new CompiledModel(
      idOf(definitions),
      nameOf(definitions),
      namespaceOf(definitions),
      graph,
      types,
      names,
      imports.models,
      calls.innerNames,
    ),
  };
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
