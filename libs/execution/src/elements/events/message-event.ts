import type { EventDefinition } from '@vorgang/bpmn';
import { prepareJob } from '../../conduct/create-job.js';
import { prepareMessageSubscription } from '../../conduct/open-message-subscription.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Catches a message by name and correlation key; throws one as a job whose worker sends it.
 * Source: BPMN 2.0.2 section 10.5.5; Camunda 8 documentation, "Message events".
 */
export const messageEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'message' }>> = {
  prepareCatch(execution, site, definition) {
    return prepareMessageSubscription(execution, site, definition.message);
  },

  prepareThrow(execution, element) {
    const { job } = element.node;
    if (job === undefined) throw new Error(`Event "${element.node.id}" throws a message but has no job.`);
    return prepareJob(execution, element, job);
  },
};
