import { coerce, ContextScope, createFunction, LookupScope } from '@vorgang/feel';
import type { Evaluation, FeelFunction, FeelValue, Scope } from '@vorgang/feel';
import type {
  DecisionNode,
  KnowledgeNode,
  RequirementGraph,
  Requirements,
  ServiceNode,
} from '../model/requirement-graph.js';
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

/** Evaluates decisions of one graph over one set of variables; each decision once. */
export class DecisionSession {
  private readonly results = new Map<string, FeelValue>();

  constructor(
    private readonly graph: RequirementGraph,
    private readonly variables: VariableReader,
    private readonly evaluation: Evaluation,
    readonly trace: TracedDecision[] = [],
    private readonly inputNames = inputNamesOf(graph),
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
    for (const id of service.outputs) {
      const decision = this.graph.get(id);
      if (decision?.kind === 'decision') values.set(decision.variableName, this.decide(decision));
    }
    const result = values.size === 1 ? ([...values.values()][0] ?? null) : values;
    return coerce(result, service.type, this.evaluation) ?? null;
  }

  /** What the requirements put into reach: results, inputs and functions, and variables that the model does not describe. */
  private scopeOf(requirements: Requirements): Scope {
    const values = new Map<string, FeelValue>();
    for (const id of requirements.inputs) this.addInput(id, values);
    for (const id of requirements.decisions) {
      const decision = this.graph.get(id);
      if (decision?.kind !== 'decision') continue;
      const result = this.decide(decision);
      values.set(decision.variableName, result);
      // Models without a variable for the decision refer to it by its id.
      if (!values.has(decision.id)) values.set(decision.id, result);
    }
    return new ContextScope(this.surroundings(requirements.knowledge), values);
  }

  /** Functions by their names, made when they are first asked for, so that they may call each other; then variables. */
  private surroundings(knowledge: readonly string[]): Scope {
    const functions = new Map<string, KnowledgeNode | ServiceNode>();
    for (const id of knowledge) {
      const node = this.graph.get(id);
      if (node?.kind === 'knowledge' || node?.kind === 'service') functions.set(node.name, node);
    }
    return new LookupScope((name) => {
      const node = functions.get(name);
      if (node !== undefined)
        return node.kind === 'knowledge' ? this.functionOf(node) : this.serviceFunction(node);
      return this.inputNames.has(name) ? undefined : this.variables(name);
    });
  }

  private addInput(id: string, values: Map<string, FeelValue>): void {
    const input = this.graph.get(id);
    if (input?.kind !== 'inputData') return;
    const value = this.variables(input.name);
    if (value === undefined) return;
    const fitting = coerce(readTemporalTexts(value, input.type), input.type, this.evaluation);
    if (fitting === undefined)
      this.evaluation.warn(
        'INVALID_TYPE',
        `The input "${input.name}" has a value of the wrong type. Correct the value or the type.`,
      );
    values.set(input.name, fitting ?? null);
  }

  private functionOf(node: KnowledgeNode): FeelValue {
    const known = this.results.get(node.id);
    if (known !== undefined) return known;
    // A knowledge model may call itself, so its own name is in its reach.
    const value = node.code(this.surroundings([...node.requirements.knowledge, node.id]), this.evaluation);
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
    const session = new DecisionSession(this.graph, variables, this.evaluation, [], this.inputNames);
    for (const id of service.inputDecisions) {
      const decision = this.graph.get(id);
      if (decision?.kind === 'decision') session.preset(id, variables(decision.variableName) ?? null);
    }
    return session;
  }
}

/** Names of inputs that the model describes; only what requires one of them sees it. */
function inputNamesOf(graph: RequirementGraph): ReadonlySet<string> {
  return new Set([...graph.values()].flatMap((node) => (node.kind === 'inputData' ? [node.name] : [])));
}
