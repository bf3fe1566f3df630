import { child, children, extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { JobDefinition } from '../graph/executable-process.js';
import type { ExecutionListeners, TaskListenerEvent, TaskListeners } from '../graph/listeners.js';
import { readHeaders, readHeaderValues } from './data-mappings.js';
import type { ExpressionReader } from './expression-reader.js';
import { DEFAULT_RETRIES, readHeadersWithBackoff } from './jobs.js';

/** `zeebe:executionListeners` by event, each in document order; undefined where nothing listens. */
export function readExecutionListeners(
  element: ModdleElement,
  expressions: ExpressionReader,
): ExecutionListeners | undefined {
  const listeners = listenersIn(element, 'zeebe:ExecutionListeners');
  if (listeners.length === 0) return undefined;
  const at = (eventType: string) => jobsAt(element, listeners, eventType, expressions);
  return { start: at('start'), end: at('end') };
}

/** `zeebe:taskListeners` by event, each in document order; undefined where nothing listens. */
export function readTaskListeners(
  element: ModdleElement,
  expressions: ExpressionReader,
): TaskListeners | undefined {
  const listeners = listenersIn(element, 'zeebe:TaskListeners');
  if (listeners.length === 0) return undefined;
  const at = (eventType: TaskListenerEvent) => jobsAt(element, listeners, eventType, expressions);
  return {
    creating: at('creating'),
    assigning: at('assigning'),
    updating: at('updating'),
    completing: at('completing'),
    canceling: at('canceling'),
  };
}

export function listenersIn(element: ModdleElement, type: string): readonly ModdleElement[] {
  const holder = extension(element, type);
  return holder === undefined ? [] : children(holder, 'listeners');
}

function jobsAt(
  element: ModdleElement,
  listeners: readonly ModdleElement[],
  eventType: string,
  expressions: ExpressionReader,
): readonly JobDefinition[] {
  return listeners
    .filter((listener) => text(listener, 'eventType') === eventType)
    .map((listener) => ({
      type: expressions.value(element, `job type of the ${eventType} listener`, text(listener, 'type') ?? ''),
      retries: expressions.value(
        element,
        `retries of the ${eventType} listener`,
        text(listener, 'retries') ?? DEFAULT_RETRIES,
      ),
      // The listener's own headers go before those of the element.
      ...readHeadersWithBackoff({
        ...readHeaders(element),
        ...readHeaderValues(child(listener, 'headers')),
      }),
    }));
}
