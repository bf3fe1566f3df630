import type { CompiledExpression } from '@vorgang/feel';
import type { EventDefinition } from './event-definition.js';

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
  /** Absent for the behavior "All", which throws nothing. */
  readonly behavior?: MultiInstanceBehavior;
}

/**
 * What is thrown when instances complete, to be caught on the boundary of the activity or further out: for each of them,
 * for the first only, or for those for which a condition holds. Source: BPMN 2.0.2, table 10.30 and 10.31.
 */
export type MultiInstanceBehavior =
  | { readonly kind: 'none' | 'one'; readonly event: EventDefinition }
  | {
      readonly kind: 'complex';
      readonly cases: readonly { readonly condition: CompiledExpression; readonly event: EventDefinition }[];
    };

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
