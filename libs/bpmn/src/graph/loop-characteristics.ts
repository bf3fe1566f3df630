import type { CompiledExpression } from '@vorgang/feel';

/**
 * Several instances of an activity for one token, one per item or a number of them.
 * Source: BPMN 2.0.2 section 10.3.8; Camunda 8 documentation, "Multi-instance".
 */
export interface MultiInstanceLoop {
  readonly kind: 'multiInstance';
  readonly sequential: boolean;
  /** One instance per item; exactly one of this and `cardinality` is given. */
  readonly inputCollection?: CompiledExpression;
  /** Variable that holds the item in each instance. */
  readonly inputElement?: string;
  readonly cardinality?: CompiledExpression;
  /** Variable that gets the results of all instances, in the order of the items. */
  readonly outputCollection?: string;
  readonly outputElement?: CompiledExpression;
  /** Asked each time an instance completes: whether the others are not needed any more. */
  readonly completionCondition?: CompiledExpression;
}

/** One instance after the other as long as a condition holds. Source: BPMN 2.0.2 section 10.3.8. */
export interface StandardLoop {
  readonly kind: 'standard';
  /** Whether the condition is asked before the first instance as well. */
  readonly testBefore: boolean;
  readonly condition?: CompiledExpression;
  readonly maximum?: number;
}

/** How often an activity runs for one token. */
export type LoopCharacteristics = MultiInstanceLoop | StandardLoop;
