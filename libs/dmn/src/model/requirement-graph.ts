import type { Code, FeelType, FunctionParameter } from '@vorgang/feel';

/** An element of the document itself (namespace null) or of a model that it imports. */
export interface Reference {
  readonly namespace: string | null;
  readonly id: string;
}

/** What a decision, a service or a knowledge model requires. */
export interface Requirements {
  readonly inputs: readonly Reference[];
  readonly decisions: readonly Reference[];
  readonly knowledge: readonly Reference[];
}

export interface InputDataNode {
  readonly kind: 'inputData';
  readonly id: string;
  readonly name: string;
  readonly type: FeelType;
}

export interface DecisionNode {
  readonly kind: 'decision';
  readonly id: string;
  readonly name: string;
  readonly versionTag: string | undefined;
  /** The name under which other logic sees the result. */
  readonly variableName: string;
  readonly type: FeelType;
  readonly logic: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'OTHER';
  readonly code: Code;
  readonly requirements: Requirements;
}

export interface KnowledgeNode {
  readonly kind: 'knowledge';
  readonly id: string;
  readonly name: string;
  /** Makes the function in the scope of what the knowledge model requires. */
  readonly code: Code;
  readonly requirements: Requirements;
}

export interface ServiceNode {
  readonly kind: 'service';
  readonly id: string;
  readonly name: string;
  readonly type: FeelType;
  readonly outputs: readonly Reference[];
  readonly encapsulated: readonly Reference[];
  readonly inputDecisions: readonly Reference[];
  readonly inputData: readonly Reference[];
  readonly parameters: readonly FunctionParameter[];
}

export type GraphNode = InputDataNode | DecisionNode | KnowledgeNode | ServiceNode;

/** The decision requirements graph of a document (DMN 1.5, chapter 6). */
export interface RequirementGraph {
  /** The elements of the document itself, by id. */
  readonly nodes: ReadonlyMap<string, GraphNode>;
  /** The graphs of the models that it imports, by namespace. */
  readonly imports: ReadonlyMap<string, ImportedGraph>;
}

export interface ImportedGraph {
  /** What stands before the names of what is imported; empty: nothing. */
  readonly name: string;
  readonly graph: RequirementGraph;
}

/** The element that a reference points to, if there is one. */
export function nodeAt(graph: RequirementGraph, { namespace, id }: Reference): GraphNode | undefined {
  const owner = namespace === null ? graph : graph.imports.get(namespace)?.graph;
  return owner?.nodes.get(id);
}
