import type { EventDefinition } from '@vorgang/bpmn';
import { completeScopeAtOnce } from '../../conduct/complete-element.js';
import { terminateChildren } from '../../conduct/terminate-element.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * Ends everything else in its scope; the scope then counts as completed.
 * Source: BPMN 2.0.2 section 10.5.3 and 13.5.6.
 */
export const terminateEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'terminate' }>> = {
  afterEnd(execution, element) {
    if (element.scopeKey === null) return;
    terminateChildren(execution, element.scopeKey);
    completeScopeAtOnce(execution, element.scopeKey);
  },
};
