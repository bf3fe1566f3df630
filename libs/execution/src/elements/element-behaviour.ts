import type { FlowNode, SequenceFlow } from '@vorgang/bpmn';
import type { JsonObject } from '@vorgang/feel';
import type { Element, Execution } from '../conduct/execution.js';
import type { Outcome } from '../conduct/outcome.js';
import type { ElementInstanceKey } from '../keys.js';
import type { ElementInstance } from '../state/execution-state.js';

/** Starts the work of an element: opens a wait, or completes the element at once. It cannot fail. */
export type Beginning = () => void;

/**
 * What is special about one kind of element. Everything else (life cycle, mappings, boundary events, incidents,
 * taking flows) is the same for all and lives in `conduct`.
 */
export interface ElementBehaviour<Node extends FlowNode = FlowNode> {
  /**
   * Evaluates all that may fail and returns the beginning of the work. Emits nothing that trying again would double,
   * so that resolving an incident may simply prepare again.
   *
   * @param variables what came with the event that placed the token
   */
  prepare(
    execution: Execution,
    element: Element<Node>,
    variables: JsonObject | undefined,
  ): Outcome<Beginning>;

  /**
   * Evaluates what the end of the work brings about beside the outgoing tokens, once the output mappings are done, and
   * returns it. Absent: nothing.
   */
  prepareLeaving?(execution: Execution, element: Element<Node>): Outcome<Beginning>;

  /** Takes a token that arrives over a flow. Absent: each token makes an instance of its own. */
  receiveToken?(execution: Execution, node: Node, scopeKey: ElementInstanceKey, flow: SequenceFlow): void;

  /**
   * For elements that hold tokens back: takes up those that go on now, and says whether there were any. Asked whenever
   * nothing else in the step moves.
   */
  joinHeldTokens?(execution: Execution, node: Node, scope: ElementInstance): boolean;

  /** Chooses the flows that tokens leave over. Absent: all whose condition holds. */
  chooseFlows?(execution: Execution, element: Element<Node>): Outcome<readonly SequenceFlow[]>;

  /** Runs each time an element inside it has ended. Absent: the scope completes with the last token in it. */
  afterInnerEnd?(execution: Execution, element: Element<Node>): void;

  /** Runs once the element has completed, before tokens leave it. */
  afterCompletion?(execution: Execution, element: Element<Node>): void;
}
