import type { TaskNode } from '@vorgang/bpmn';
import { prepareScopeOfBeginning } from '../../conduct/begin-instance.js';
import { prepareMessageSubscription } from '../../conduct/open-message-subscription.js';
import { lookupFrom } from '../../conduct/read-variables.js';
import { unexpectedWork } from '../../conduct/unexpected-work.js';
import type { ElementBehaviour } from '../element-behaviour.js';

/** Waits for a message by name and correlation key. BPMN 2.0.2 section 10.3.3 and 13.3.3. */
export const receiveTask: ElementBehaviour<TaskNode> = {
  prepare(execution, element) {
    const { work } = element.node;
    if (work.kind !== 'message') return unexpectedWork(element.node);
    const site = {
      element,
      event: element.node,
      interrupting: true,
      variables: lookupFrom(execution.draft, element.key),
    };
    return prepareMessageSubscription(execution, site, work.message);
  },

  prepareLeaving: prepareScopeOfBeginning,
};
