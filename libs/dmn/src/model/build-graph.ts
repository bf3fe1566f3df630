import type { FunctionParameter } from '@vorgang/feel';
import { elementOf, elementsOf, idOf, nameOf, textOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { compileBoxedFunction } from '../logic/boxed-function.js';
import { compileLogic, fitted } from '../logic/compile-logic.js';
import { versionTagOf } from '../document/version-tag.js';
import type { ModelCompilation } from './model-compilation.js';
import { nothing } from './model-compilation.js';
import type {
  DecisionNode,
  GraphNode,
  InputDataNode,
  KnowledgeNode,
  Reference,
  RequirementGraph,
  Requirements,
  ServiceNode,
} from './requirement-graph.js';

/** Compiles all elements of a document's requirement graph. */
export function buildGraph(definitions: DmnElement, compilation: ModelCompilation): RequirementGraph {
  const elements = new Map<string, DmnElement>();
  for (const element of elementsOf(definitions, 'drgElement')) elements.set(idOf(element), element);
  const nodes = new Map<string, GraphNode>();
  for (const element of elements.values()) {
    const node = compilation.calls.within(element, () => buildNode(element, elements, compilation));
    if (node !== null) nodes.set(node.id, node);
  }
  return { nodes, imports: compilation.imports.graphs };
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
    versionTag: versionTagOf(element),
    variableName: variableNameOf(element),
    type: compilation.types.of(variable),
    logic: logicKind(logic),
    code: variable === undefined ? code : fitted(code, variable, element, compilation),
    requirements: requirementsOf(element, compilation),
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
    requirements: requirementsOf(element, compilation),
  };
}

function buildService(
  element: DmnElement,
  elements: ReadonlyMap<string, DmnElement>,
  compilation: ModelCompilation,
): ServiceNode {
  const referencesOf = (property: string): readonly Reference[] =>
    elementsOf(element, property).flatMap((reference) => compilation.imports.resolve(reference) ?? []);
  const result = compilation.types.of(elementOf(element, 'variable'));
  const [inputData, inputDecisions] = [referencesOf('inputData'), referencesOf('inputDecision')];
  const parameters = [...inputData, ...inputDecisions].flatMap(
    (reference) => parameterFor(reference, elements, compilation) ?? [],
  );
  return {
    kind: 'service',
    id: idOf(element),
    name: variableNameOf(element),
    type: result.kind === 'function' ? result.result : result,
    outputs: referencesOf('outputDecision'),
    encapsulated: referencesOf('encapsulatedDecision'),
    inputDecisions,
    inputData,
    parameters,
  };
}

/** The parameter of a service that an input stands for. */
function parameterFor(
  reference: Reference,
  elements: ReadonlyMap<string, DmnElement>,
  { imports, types }: ModelCompilation,
): FunctionParameter | undefined {
  if (reference.namespace !== null) {
    const node = imports.graphs.get(reference.namespace)?.graph.nodes.get(reference.id);
    if (node?.kind === 'inputData') return { name: node.name, type: node.type };
    return node?.kind === 'decision' ? { name: node.variableName, type: node.type } : undefined;
  }
  const input = elements.get(reference.id);
  return input === undefined
    ? undefined
    : { name: variableNameOf(input), type: types.of(elementOf(input, 'variable')) };
}

function requirementsOf(element: DmnElement, { imports }: ModelCompilation): Requirements {
  const referencesOf = (kind: string, property: string): readonly Reference[] =>
    elementsOf(element, kind).flatMap((requirement) => {
      const reference = elementOf(requirement, property);
      return reference === undefined ? [] : (imports.resolve(reference) ?? []);
    });
  return {
    inputs: referencesOf('informationRequirement', 'requiredInput'),
    decisions: referencesOf('informationRequirement', 'requiredDecision'),
    knowledge: referencesOf('knowledgeRequirement', 'requiredKnowledge'),
  };
}
