import { extension, text, type ModdleElement } from '../document/moddle-element.js';
import type { MessageDefinition } from '../graph/executable-process.js';
import type { ExpressionReader } from './expression-reader.js';

/**
 * The message that an event or task waits for.
 * @param element the event or task, named in problems
 * @param message the `bpmn:message` that it refers to
 */
export function readMessage(
  element: ModdleElement,
  message: ModdleElement | undefined,
  expressions: ExpressionReader,
): MessageDefinition {
  const subscription = message && extension(message, 'zeebe:Subscription');
  return {
    messageId: (message && text(message, 'id')) ?? '',
    name: expressions.value(element, 'message name', (message && text(message, 'name')) ?? ''),
    correlationKey: expressions.optionalValue(
      element,
      'correlation key',
      subscription && text(subscription, 'correlationKey'),
    ),
  };
}
