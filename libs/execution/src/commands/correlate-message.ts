import { emit, nodeOf } from '../conduct/execution.js';
import { closesWithFirst } from '../conduct/closes-with-first.js';
import { triggerEvent } from '../conduct/trigger-event.js';
import { refusePayload } from './check-payload.js';
import type { CorrelateMessageCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findWait } from './find-wait.js';

/** A message has come for a subscription. What is not interrupting goes on waiting for further ones. */
export const correlateMessage: CommandHandler<CorrelateMessageCommand> = (execution, command) => {
  const found = findWait(execution, 'message', command.subscriptionKey);
  if (found === undefined) {
    return reject(
      'NOT_FOUND',
      `Message subscription ${command.subscriptionKey} of process instance ` +
        `${execution.draft.state.processInstanceKey} is closed: a message came before, or its element ended. Offer the ` +
        'message to other subscriptions.',
    );
  }
  const { element, wait } = found;
  const event = nodeOf(execution, wait.eventId);
  const isOwn = event.id === element.node.id;
  const scopeKey = isOwn ? element.key : (element.scopeKey ?? element.key);
  const mode = event.outputs.length > 0 ? 'local' : 'propagate';
  const refusal = refusePayload(execution, scopeKey, command.variables, mode);
  if (refusal !== null) return refusal;
  emit(execution, {
    kind: 'messageCorrelated',
    subscriptionKey: wait.subscriptionKey,
    elementInstanceKey: element.key,
    messageKey: command.messageKey,
    closed: closesWithFirst(event),
  });
  triggerEvent(execution, element, wait.eventId, command.variables);
  return null;
};
