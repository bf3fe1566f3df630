import type { EventDefinition } from '@vorgang/bpmn';
import { evaluateName } from '../../conduct/evaluate-expression.js';
import { emit } from '../../conduct/execution.js';
import { success } from '../../conduct/outcome.js';
import { catchEscalation, findEscalationCatcher } from '../../conduct/propagate-escalation.js';
import { localVariables } from '../../conduct/read-variables.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * An escalation tells the scopes around it that something needs attention; where none listens, nothing happens.
 * Catching waits for nothing: the thrower looks for the catcher, and goes on unless that interrupts it.
 * Source: BPMN 2.0.2 section 10.5.6 and 13.5.5.
 */
export const escalationEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'escalation' }>> = {
  prepareEffect(execution, element, { escalationCode }) {
    if (escalationCode === undefined)
      throw new Error(`Event "${element.node.id}" throws an escalation without a code.`);
    const code = evaluateName(execution, element, escalationCode, 'the escalation code');
    if (!code.ok) return code;
    return success(() => {
      const catcher = findEscalationCatcher(execution, element.scopeKey, code.value);
      const variables = localVariables(execution.draft, element.key);
      emit(execution, {
        kind: 'escalationThrown',
        elementInstanceKey: element.key,
        elementId: element.node.id,
        escalationCode: code.value,
        ...(catcher === undefined ? {} : { catchingEventId: catcher.event.id }),
        ...(catcher === undefined && execution.draft.state.parent !== undefined ? { variables } : {}),
      });
      if (catcher !== undefined) catchEscalation(execution, catcher, variables);
    });
  },
};
