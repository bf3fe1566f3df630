import type { EventDefinition, EventNode, FlowNode } from '@vorgang/bpmn';
import type { Beginning } from '../elements/element-behaviour.js';
import type { Begun, StartTrigger } from '../state/execution-state.js';
import { evaluateText } from './evaluate-expression.js';
import { prepareEventSubProcesses } from './event-sub-processes.js';
import { elementOf, type Element, type Execution } from './execution.js';
import { success, type Outcome } from './outcome.js';
import { lookupFrom } from './read-variables.js';

/** What is remembered of how an instance began; nothing where its start event has at most one trigger. */
export function begunAt(start: FlowNode | undefined, trigger: StartTrigger | undefined): Begun | undefined {
  if (start === undefined) return undefined;
  const isStart = start.kind === 'event' && start.position === 'start';
  if (isStart && start.parallelMultiple !== true) return undefined;
  return { elementId: start.id, ...(trigger === undefined ? {} : { trigger }) };
}

/**
 * The definitions that a parallel multiple start event of a process still needs, once the first has begun the instance.
 * Undefined for every other start event. Source: BPMN 2.0.2 section 10.5.2, "Parallel Multiple".
 */
export function definitionsStillNeeded(
  execution: Execution,
  element: Element<EventNode>,
): readonly EventDefinition[] | undefined {
  const { begun } = execution.draft.state;
  const { node } = element;
  if (node.parallelMultiple !== true || begun?.elementId !== node.id) return undefined;
  const occurred = node.definitions.findIndex((definition) =>
    isTrigger(execution, element, definition, begun),
  );
  return node.definitions.filter((_, place) => place !== occurred);
}

/**
 * The waits for the event sub-processes of a scope open when that which began it completes, for then the scope has all
 * its variables. An instance may also begin with a receive task or an event behind a gateway.
 */
export function prepareScopeOfBeginning(execution: Execution, element: Element): Outcome<Beginning> {
  const nothing: Outcome<Beginning> = success(() => undefined);
  const begins = execution.draft.state.begun?.elementId === element.node.id;
  return begins ? prepareScopeAround(execution, element) : nothing;
}

/** The openings of the waits for the event sub-processes of the scope around an element. */
export function prepareScopeAround(execution: Execution, element: Element): Outcome<Beginning> {
  const scope = element.scopeKey === null ? undefined : execution.draft.instance(element.scopeKey);
  if (scope === undefined) return success(() => undefined);
  const openings = prepareEventSubProcesses(execution, elementOf(execution, scope));
  if (!openings.ok) return openings;
  return success(() => {
    for (const open of openings.value) open();
  });
}

function isTrigger(
  execution: Execution,
  element: Element,
  definition: EventDefinition,
  { trigger }: Begun,
): boolean {
  if (trigger === undefined || definition.kind !== trigger.kind) return false;
  const name = definition.kind === 'message' ? definition.message.name : definition.signal.name;
  const variables = lookupFrom(execution.draft, null);
  const text = evaluateText(execution, element, name, `the ${definition.kind} name`, variables);
  return text.ok && text.value === trigger.name;
}
