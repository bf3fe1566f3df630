import type { ModdleElement } from '../document/moddle-element.js';
import type { ElementId, FlowNode, SequenceFlow } from '../graph/executable-process.js';
import type { ExpressionReader } from './expression-reader.js';

/** What the readers of one process share. */
export interface ReadingContext {
  readonly incoming: ReadonlyMap<ElementId, readonly SequenceFlow[]>;
  readonly outgoing: ReadonlyMap<ElementId, readonly SequenceFlow[]>;
  /** Boundary events by the activity that they sit on, in document order. */
  readonly boundaryEventIds: ReadonlyMap<ElementId, readonly ElementId[]>;
  /** Compensation handlers by the activity that they undo. */
  readonly compensationHandlerIds: ReadonlyMap<ElementId, ElementId>;
  readonly expressions: ExpressionReader;
  /** Reads an element inside a container and keeps its node; undefined for what is no flow node that runs. */
  readonly readInner: (element: ModdleElement) => FlowNode | undefined;
}

/** Reads one kind of element into its node of the graph. */
export type FlowNodeReader = (element: ModdleElement, context: ReadingContext) => FlowNode;
