import type { EventDefinition, EventNode, FlowNode } from '@vorgang/bpmn';
import type { VariableLookup } from '@vorgang/feel';
import type { Element, Execution } from '../../conduct/execution.js';
import type { Outcome } from '../../conduct/outcome.js';
import type { Beginning } from '../element-behaviour.js';

/** Where an event is waited for. */
export interface CatchSite {
  /** The instance that holds the wait: the event itself, or the activity that it sits on. */
  readonly element: Element;
  readonly event: FlowNode;
  /** Whether the first occurrence ends the wait. */
  readonly interrupting: boolean;
  /** What the event's expressions see: on a boundary, the scope around the activity. */
  readonly variables: VariableLookup;
}

/** What is special about one kind of event, wherever in the model it stands. */
export interface EventDefinitionBehaviour<Definition extends EventDefinition = EventDefinition> {
  /** Evaluates what may fail and returns the opening of the wait. Absent: nothing is waited for. */
  prepareCatch?(execution: Execution, site: CatchSite, definition: Definition): Outcome<Beginning>;

  /**
   * What a throwing or ending event brings about at once. It completes by itself afterwards, if it still lives.
   * Absent: nothing.
   */
  prepareEffect?(
    execution: Execution,
    element: Element<EventNode>,
    definition: Definition,
  ): Outcome<Beginning>;

  /** The work of a throwing or ending event, which says when it completes. Absent: such events complete at once. */
  prepareThrow?(
    execution: Execution,
    element: Element<EventNode>,
    definition: Definition,
  ): Outcome<Beginning>;

  /** Runs once an end event of this kind has completed. */
  afterEnd?(execution: Execution, element: Element<EventNode>): void;
}
