import type { FunctionParameter } from '@vorgang/feel';
import { elementOf, elementsOf, idOf, nameOf, referenceOf, targetOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { compileBoxedFunction } from '../logic/boxed-function.js';
import { compileLogic, fitted } from '../logic/compile-logic.js';
import type { ModelCompilation } from './model-compilation.js';
import { nothing } from './model-compilation.js';
import type {
  DecisionNode,
  GraphNode,
  InputDataNode,
  KnowledgeNode,
  RequirementGraph,
  Requirements,
  ServiceNode,
} from './requirement-graph.js';

/** Compiles all elements of a document's requirement graph. */
export function buildGraph(definitions: DmnElement, compilation: ModelCompilation): RequirementGraph {
  const elements = new Map<string, DmnElement>();
  for (const element of elementsOf(definitions, 'drgElement')) elements.set(idOf(element), element);
  const graph = new Map<string, GraphNode>();
  for (const element of elements.values()) {
    const node = buildNode(element, elements, compilation);
    if (node !== null) graph.set(node.id, node);
  }
  return graph;
}

function buildNode(
  element: DmnElement,
  elements: ReadonlyMap<string, DmnElement>,
  compilation: ModelCompilation,
): GraphNode | null {
  switch (element.$type) {
    case 'dmn:InputData':
      return buildInputData(element, compilation);
    case 'dmn:Decision':
      return buildDecision(element, compilation);
    case 'dmn:BusinessKnowledgeModel':
      return buildKnowledge(element, compilation);
    case 'dmn:DecisionService':
      return buildService(element, elements, compilation);
    default:
      return null;
  }
}

function variableNameOf(element: DmnElement): string {
  const variable = elementOf(element, 'variable');
  return variable === undefined || textOf(variable, 'name') === undefined
    ? nameOf(element)
    : nameOf(variable);
}

function buildInputData(element: DmnElement, compilation: ModelCompilation): InputDataNode {
  return {
    kind: 'inputData',
    id: idOf(element),
    name: variableNameOf(element),
    type: compilation.types.of(elementOf(element, 'variable')),
  };
}

function buildDecision(element: DmnElement, compilation: ModelCompilation): DecisionNode {
  const variable = elementOf(element, 'variable');
  const logic = elementOf(element, 'decisionLogic');
  const code = compileLogic(logic, element, compilation);
  return {
    kind: 'decision',
    id: idOf(element),
    name: nameOf(element),
    variableName: variableNameOf(element),
    type: compilation.types.of(variable),
    logic: logicKind(logic),
    code: variable === undefined ? code : fitted(code, variable, element, compilation),
    requirements: requirementsOf(element),
  };
}

function logicKind(logic: DmnElement | undefined): DecisionNode['logic'] {
  if (logic?.$type === 'dmn:DecisionTable') return 'DECISION_TABLE';
  return logic?.$type === 'dmn:LiteralExpression' ? 'LITERAL_EXPRESSION' : 'OTHER';
}

function buildKnowledge(element: DmnElement, compilation: ModelCompilation): KnowledgeNode {
  const logic = elementOf(element, 'encapsulatedLogic');
  const result = compilation.types.of(elementOf(element, 'variable'));
  const resultType = result.kind === 'function' ? result.result : result;
  return {
    kind: 'knowledge',
    id: idOf(element),
    name: variableNameOf(element),
    code:
      logic === undefined
        ? nothing
        : compileBoxedFunction(logic, element, compilation, nameOf(element), resultType),
    requirements: requirementsOf(element),
  };
}

function buildService(
  element: DmnElement,
  elements: ReadonlyMap<string, DmnElement>,
  compilation: ModelCompilation,
): ServiceNode {
  const idsOf = (property: string): readonly string[] =>
    elementsOf(element, property).flatMap((reference) => targetOf(reference) ?? []);
  const result = compilation.types.of(elementOf(element, 'variable'));
  const [inputData, inputDecisions] = [idsOf('inputData'), idsOf('inputDecision')];
  const parameters = [...inputData, ...inputDecisions].flatMap((id): FunctionParameter[] => {
    const input = elements.get(id);
    return input === undefined
      ? []
      : [{ name: variableNameOf(input), type: compilation.types.of(elementOf(input, 'variable')) }];
  });
  return {
    kind: 'service',
    id: idOf(element),
    name: variableNameOf(element),
    type: result.kind === 'function' ? result.result : result,
    outputs: idsOf('outputDecision'),
    encapsulated: idsOf('encapsulatedDecision'),
    inputDecisions,
    inputData,
    parameters,
  };
}

function requirementsOf(element: DmnElement): Requirements {
  const information = elementsOf(element, 'informationRequirement');
  return {
    inputs: information.flatMap((requirement) => referenceOf(requirement, 'requiredInput') ?? []),
    decisions: information.flatMap((requirement) => referenceOf(requirement, 'requiredDecision') ?? []),
    knowledge: elementsOf(element, 'knowledgeRequirement').flatMap(
      (requirement) => referenceOf(requirement, 'requiredKnowledge') ?? [],
    ),
  };
}
