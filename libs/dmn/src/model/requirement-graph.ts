import type { Code, FeelType, FunctionParameter } from '@vorgang/feel';

/** What a decision, a service or a knowledge model requires, as ids. */
export interface Requirements {
  readonly inputs: readonly string[];
  readonly decisions: readonly string[];
  readonly knowledge: readonly string[];
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
  readonly outputs: readonly string[];
  readonly encapsulated: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputData: readonly string[];
  readonly parameters: readonly FunctionParameter[];
}

export type GraphNode = InputDataNode | DecisionNode | KnowledgeNode | ServiceNode;

/** The decision requirements graph of a document (DMN 1.5, chapter 6). */
export type RequirementGraph = ReadonlyMap<string, GraphNode>;
