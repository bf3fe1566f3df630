import { coerce, ContextScope, createFunction, isContext, LookupScope } from '@vorgang/feel';
import type { Evaluation, FeelFunction, FeelValue, Scope } from '@vorgang/feel';
import type {
  DecisionNode,
  GraphNode,
  ImportedGraph,
  KnowledgeNode,
  Reference,
  RequirementGraph,
  Requirements,
  ServiceNode,
} from '../model/requirement-graph.js';
import { QualifiedValues } from './qualified-values.js';
import { readTemporalTexts } from './temporal-texts.js';
import { TableTrace } from './table-trace.js';
import type { TracedInput, TracedRule } from './table-trace.js';

/** What one decision answered, and why. */
export interface TracedDecision {
  readonly node: DecisionNode;
  readonly output: FeelValue;
  readonly inputs: readonly TracedInput[];
  readonly matched: readonly TracedRule[];
  readonly violation: string | null;
}

export type VariableReader = (name: string) => FeelValue | undefined;

/** An element that a reference leads to, with the session that evaluates it. */
interface Place<Node = GraphNode> {
  readonly session: DecisionSession;
  readonly node: Node;
  /** Empty for elements of the graph itself. */
  readonly importName: string;
}

/** Evaluates decisions of one graph over one set of variables; each decision once. Each import has a session of its own. */
export class DecisionSession {
  private readonly results = new Map<string, FeelValue>();
  private readonly imported = new Map<string, DecisionSession>();

  constructor(
    private readonly graph: RequirementGraph,
    private readonly variables: VariableReader,
    private readonly evaluation: Evaluation,
    readonly trace: TracedDecision[] = [],
    private readonly hiddenNames = hiddenNamesOf(graph),
  ) {}

  /** Sets the result of a decision from outside, as a decision service does with its input decisions. */
  preset(decisionId: string, value: FeelValue): void {
    this.results.set(decisionId, value);
  }

  decide(node: DecisionNode): FeelValue {
    const known = this.results.get(node.id);
    if (known !== undefined) return known;
    const scope = this.scopeOf(node.requirements);
    const outer = TableTrace.of(this.evaluation);
    const table = TableTrace.begin(this.evaluation);
    const output = node.code(scope, this.evaluation);
    TableTrace.resume(this.evaluation, outer);
    const isTable = node.logic === 'DECISION_TABLE';
    this.results.set(node.id, output);
    this.trace.push({
      node,
      output,
      inputs: isTable ? table.inputs : [],
      matched: isTable ? table.matched : [],
      violation: table.violation,
    });
    return output;
  }

  /** One output decision is the result itself, several are a context (DMN 1.5, 10.4). */
  serve(service: ServiceNode): FeelValue {
    const values = new Map<string, FeelValue>();
    for (const { session, node } of this.decisionsAt(service.outputs)) {
      values.set(node.variableName, session.decide(node));
    }
    const result = values.size === 1 ? ([...values.values()][0] ?? null) : values;
    return coerce(result, service.type, this.evaluation) ?? null;
  }

  /** What the requirements put into reach: results, inputs and functions, and variables that the model does not describe. */
  private scopeOf(requirements: Requirements): Scope {
    const reach = new QualifiedValues();
    for (const reference of requirements.inputs) this.addInput(reference, reach);
    for (const { session, node, importName } of this.decisionsAt(requirements.decisions)) {
      const result = session.decide(node);
      reach.set(importName, node.variableName, result);
      // Models without a variable for the decision refer to it by its id.
      if (!reach.has(importName, node.id)) reach.set(importName, node.id, result);
    }
    return this.withFunctions(requirements.knowledge, reach);
  }

  /**
   * Adds functions by their names, then variables. Those of the graph itself are made when they are first asked for,
   * so that they may call each other.
   */
  private withFunctions(knowledge: readonly Reference[], reach = new QualifiedValues()): Scope {
    const functions = new Map<string, Place<KnowledgeNode | ServiceNode>>();
    for (const { session, node, importName } of this.placesOf(knowledge)) {
      if (node.kind !== 'knowledge' && node.kind !== 'service') continue;
      if (importName === '') functions.set(node.name, { session, node, importName });
      else reach.set(importName, node.name, session.makeFunction(node));
    }
    const surroundings = new LookupScope((name) => {
      const place = functions.get(name);
      if (place !== undefined) return place.session.makeFunction(place.node);
      return this.hiddenNames.has(name) ? undefined : this.variables(name);
    });
    return new ContextScope(surroundings, reach.values);
  }

  private addInput(reference: Reference, reach: QualifiedValues): void {
    const place = this.placeOf(reference);
    if (place?.node.kind !== 'inputData') return;
    const { session, node, importName } = place;
    const value = session.variables(node.name);
    if (value === undefined) return;
    const fitting = coerce(readTemporalTexts(value, node.type), node.type, this.evaluation);
    if (fitting === undefined)
      this.evaluation.warn(
        'INVALID_TYPE',
        `The input "${node.name}" has a value of the wrong type. Correct the value or the type.`,
      );
    reach.set(importName, node.name, fitting ?? null);
  }

  private makeFunction(node: KnowledgeNode | ServiceNode): FeelValue {
    return node.kind === 'knowledge' ? this.functionOf(node) : this.serviceFunction(node);
  }

  private functionOf(node: KnowledgeNode): FeelValue {
    const known = this.results.get(node.id);
    if (known !== undefined) return known;
    // A knowledge model may call itself, so its own name is in its reach.
    const itself: Reference = { namespace: null, id: node.id };
    const value = node.code(this.withFunctions([...node.requirements.knowledge, itself]), this.evaluation);
    this.results.set(node.id, value);
    return value;
  }

  private serviceFunction(service: ServiceNode): FeelFunction {
    const code = (scope: Scope): FeelValue => this.child(service, (name) => scope.find(name)).serve(service);
    return createFunction(
      service.name,
      service.parameters,
      service.type,
      code,
      () => new LookupScope(() => undefined),
    );
  }

  /** A session that sees only what the service takes. */
  child(service: ServiceNode, variables: VariableReader): DecisionSession {
    const session = new DecisionSession(this.graph, variables, this.evaluation, [], this.hiddenNames);
    for (const input of session.decisionsAt(service.inputDecisions)) {
      const { node } = input;
      input.session.preset(node.id, input.session.variables(node.variableName) ?? null);
    }
    return session;
  }

  private decisionsAt(references: readonly Reference[]): readonly Place<DecisionNode>[] {
    return this.placesOf(references).flatMap(({ session, node, importName }) =>
      node.kind === 'decision' ? [{ session, node, importName }] : [],
    );
  }

  private placesOf(references: readonly Reference[]): readonly Place[] {
    return references.flatMap((reference) => this.placeOf(reference) ?? []);
  }

  private placeOf({ namespace, id }: Reference): Place | undefined {
    if (namespace === null) {
      const node = this.graph.nodes.get(id);
      return node === undefined ? undefined : { session: this, node, importName: '' };
    }
    const imported = this.graph.imports.get(namespace);
    const node = imported?.graph.nodes.get(id);
    if (imported === undefined || node === undefined) return undefined;
    return { session: this.sessionOf(namespace, imported), node, importName: imported.name };
  }

  /** Variables for an imported model stand in one that has the name of the import, or are those of this model. */
  private sessionOf(namespace: string, { name, graph }: ImportedGraph): DecisionSession {
    const known = this.imported.get(namespace);
    if (known !== undefined) return known;
    // Models that import one another along many paths have a session for each of them.
    this.evaluation.spend(1);
    const variables: VariableReader = (variable) => {
      const own = name === '' ? undefined : this.variables(name);
      const qualified = own !== undefined && isContext(own) ? own.get(variable) : undefined;
      return qualified ?? this.variables(variable);
    };
    const session = new DecisionSession(graph, variables, this.evaluation, this.trace);
    this.imported.set(namespace, session);
    return session;
  }
}

/** Names of inputs that the model describes and of its imports; only what requires one of them sees it. */
function hiddenNamesOf({ nodes, imports }: RequirementGraph): ReadonlySet<string> {
  const inputs = [...nodes.values()].flatMap((node) => (node.kind === 'inputData' ? [node.name] : []));
  return new Set([...inputs, ...[...imports.values()].map(({ name }) => name)]);
}
