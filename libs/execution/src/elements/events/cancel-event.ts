import type { EventDefinition } from '@vorgang/bpmn';
import { cancelTransaction, leaveTransaction } from '../../conduct/cancel-transaction.js';
import { startCompensation } from '../../conduct/compensate.js';
import { success } from '../../conduct/outcome.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Ends what still runs in the transaction, undoes what was done in it, and leaves it by the cancel event on its
 * boundary. Source: BPMN 2.0.2 section 10.3.5 and 13.5.6.
 */
export const cancelEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'cancel' }>> = {
  prepareThrow(execution, element) {
    return success(() => {
      cancelTransaction(execution, element);
      if (!startCompensation(execution, element)) leaveTransaction(execution, element);
    });
  },
};
