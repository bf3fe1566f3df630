import { closesWithFirst } from '../conduct/closes-with-first.js';
import { emit, nodeOf } from '../conduct/execution.js';
import { triggerEvent } from '../conduct/trigger-event.js';
import { refusePayload } from './check-payload.js';
import type { TriggerSignalCommand } from './command.js';
import { reject, type CommandHandler } from './command-handler.js';
import { findWait } from './find-wait.js';

/** A broadcast signal has reached a subscription. What is not interrupting goes on waiting for further ones. */
export const triggerSignal: CommandHandler<TriggerSignalCommand> = (execution, command) => {
  const found = findWait(execution, 'signal', command.subscriptionKey);
  if (found === undefined) {
    return reject(
      'NOT_FOUND',
      `Signal subscription ${command.subscriptionKey} of process instance ` +
        `${execution.draft.state.processInstanceKey} is closed: a signal came before, or its element ended. Drop the ` +
        'delivery.',
    );
  }
  const { element, wait } = found;
  const event = nodeOf(execution, wait.eventId);
  const isOwn = event.id === element.node.id;
  const scopeKey = isOwn ? element.key : (element.scopeKey ?? element.key);
  const refusal = refusePayload(
    execution,
    scopeKey,
    command.variables,
    event.outputs.length > 0 ? 'local' : 'propagate',
  );
  if (refusal !== null) return refusal;
  emit(execution, {
    kind: 'signalCaught',
    subscriptionKey: wait.subscriptionKey,
    elementInstanceKey: element.key,
    signalKey: command.signalKey,
    closed: closesWithFirst(event),
  });
  triggerEvent(execution, element, wait.eventId, command.variables);
  return null;
};
