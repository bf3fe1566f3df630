import type { EntryCall, ProgramResult } from '@vorgang/feel';
import type { DecisionModelProblem } from '../contract.js';
import { elementOf, elementsOf, idOf, nameOf } from '../document/element.js';
import type { DmnElement } from '../document/element.js';
import { collectNames } from '../document/names.js';
import { nodeAt } from './requirement-graph.js';
import type { GraphNode, Reference, RequirementGraph } from './requirement-graph.js';

/** Names that boxed logic gives to what it walks through. */
const GIVEN_NAMES = ['item', 'partial'];

/** Calls of functions that are not built in, and where a text makes them. */
interface Call {
  /** The decision or knowledge model whose logic the text is part of; absent in types. */
  readonly caller: DmnElement | undefined;
  /** Where a reader finds the text. */
  readonly place: DmnElement;
  readonly functions: readonly string[];
  readonly entries: readonly EntryCall[];
}

/**
 * The functions that the texts of a model call. What holds a function under a name of its own can be called: knowledge
 * models and services that are required, results and inputs that are required, entries of contexts, parameters and
 * iterators. A call of anything else would be null without a word.
 */
export class FunctionCalls {
  /** Names under which entries, parameters and iterators of the model, or of what it imports, may hold functions. */
  readonly innerNames: Set<string>;
  private readonly calls: Call[] = [];
  private caller: DmnElement | undefined;

  constructor(definitions: DmnElement, imported: readonly ReadonlySet<string>[]) {
    this.innerNames = new Set([
      ...GIVEN_NAMES,
      ...innerNamesOf(definitions),
      ...imported.flatMap((names) => [...names]),
    ]);
  }

  /** Notes the texts that belong to the logic of an element. */
  within<Result>(element: DmnElement, compile: () => Result): Result {
    this.caller = element;
    try {
      return compile();
    } finally {
      this.caller = undefined;
    }
  }

  note(result: ProgramResult & { readonly ok: true }, place: DmnElement): void {
    const { program, entryCalls, entryNames } = result;
    for (const name of entryNames) this.innerNames.add(name);
    this.calls.push({ caller: this.caller, place, functions: program.unknownFunctions, entries: entryCalls });
  }

  /** The calls of functions that do not exist where they are called. */
  problems(graph: RequirementGraph): readonly DecisionModelProblem[] {
    return this.calls.flatMap((call) =>
      [
        ...missingFunctions(call, graph, this.innerNames),
        ...missingEntries(call, graph, this.innerNames),
      ].map((name): DecisionModelProblem => ({
        elementId: idOf(call.place),
        rule: 'unknown-function',
        message: describe(call, name, graph),
      })),
    );
  }
}

/** Names that the logic and the types of a document give. */
function innerNamesOf(definitions: DmnElement): readonly string[] {
  const logic = elementsOf(definitions, 'drgElement').flatMap(
    (element) => elementOf(element, 'decisionLogic') ?? elementOf(element, 'encapsulatedLogic') ?? [],
  );
  return [...logic, ...elementsOf(definitions, 'itemDefinition')].flatMap(
    (element) => collectNames(element).variables,
  );
}

function missingFunctions(
  { caller, functions }: Call,
  graph: RequirementGraph,
  innerNames: ReadonlySet<string>,
): readonly string[] {
  if (functions.length === 0) return [];
  const reached = new Set(required(caller, graph, '').flatMap(namesOf));
  return functions.filter((name) => !innerNames.has(name) && !reached.has(name));
}

/** Only of imports: what other variables hold is known when they have a value. */
function missingEntries(
  { caller, entries }: Call,
  graph: RequirementGraph,
  innerNames: ReadonlySet<string>,
): readonly string[] {
  if (entries.length === 0) return [];
  const imports = new Set([...graph.imports.values()].map(({ name }) => name));
  return entries
    .filter(({ variable }) => imports.has(variable) && !innerNames.has(variable))
    .filter(({ variable, entry }) => !required(caller, graph, variable).flatMap(namesOf).includes(entry))
    .map(({ variable, entry }) => `${variable}.${entry}`);
}

/** What an element requires of the models that are imported under a name; those of its own are under the empty one. */
function required(
  caller: DmnElement | undefined,
  graph: RequirementGraph,
  importName: string,
): readonly GraphNode[] {
  const node = caller === undefined ? undefined : graph.nodes.get(idOf(caller));
  if (node === undefined) return [];
  const nodes = referencesOf(node)
    .filter(({ namespace }) => (graph.imports.get(namespace ?? '')?.name ?? '') === importName)
    .flatMap((reference) => nodeAt(graph, reference) ?? []);
  // A function may call itself.
  return node.kind === 'knowledge' && importName === '' ? [...nodes, node] : nodes;
}

function referencesOf(node: GraphNode): readonly Reference[] {
  if (node.kind !== 'decision' && node.kind !== 'knowledge') return [];
  const { inputs, decisions, knowledge } = node.requirements;
  return [...inputs, ...decisions, ...knowledge];
}

function namesOf(node: GraphNode): readonly string[] {
  return node.kind === 'decision' ? [node.variableName, node.id] : [node.name];
}

function describe({ caller }: Call, name: string, graph: RequirementGraph): string {
  const place = caller === undefined ? 'A type' : `"${nameOf(caller)}"`;
  const isThere = functionNames(graph).includes(name);
  return isThere
    ? `${place} calls the function "${name}", which it does not require. Draw a knowledge requirement from the function to it.`
    : `${place} calls "${name}", which is no function of FEEL and none of this model. Correct the name, or add a business knowledge model of this name and require it.`;
}

/** Functions of the model and of its imports, as they are called. */
function functionNames({ nodes, imports }: RequirementGraph): readonly string[] {
  const own = [...nodes.values()].flatMap((node) => (isFunction(node) ? [node.name] : []));
  const imported = [...imports.values()].flatMap(({ name, graph }) =>
    [...graph.nodes.values()].flatMap((node) =>
      isFunction(node) ? [name === '' ? node.name : `${name}.${node.name}`] : [],
    ),
  );
  return [...own, ...imported];
}

function isFunction({ kind }: GraphNode): boolean {
  return kind === 'knowledge' || kind === 'service';
}
