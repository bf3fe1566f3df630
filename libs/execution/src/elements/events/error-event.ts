import type { EventDefinition } from '@vorgang/bpmn';
import { evaluateName } from '../../conduct/evaluate-expression.js';
import { describe } from '../../conduct/execution.js';
import { failure, success } from '../../conduct/outcome.js';
import {
  catchError,
  findErrorCatcher,
  parentCatches,
  throwToParent,
  unhandledErrorMessage,
} from '../../conduct/propagate-error.js';
import type { EventDefinitionBehaviour } from './event-definition-behaviour.js';

/**
 * An error end event throws to the nearest event around it that catches the error; everything in between ends.
 * Catching waits for nothing: the thrower looks for the catcher.
 * Source: BPMN 2.0.2 section 10.5.6 and 13.5.5.
 */
export const errorEvent: EventDefinitionBehaviour<Extract<EventDefinition, { kind: 'error' }>> = {
  prepareThrow(execution, element, definition) {
    if (definition.errorCode === undefined)
      throw new Error(`Event "${element.node.id}" throws an error without a code.`);
    const code = evaluateName(execution, element, definition.errorCode, 'the error code');
    if (!code.ok) return code;
    const catcher = findErrorCatcher(execution, element.scopeKey, code.value);
    const error = { code: code.value, message: '', variables: {} };
    if (catcher === undefined && parentCatches(execution, code.value)) {
      return success(() => throwToParent(execution, error));
    }
    if (catcher === undefined) {
      return failure('UNHANDLED_ERROR_EVENT', unhandledErrorMessage(code.value, '', describe(element.node)));
    }
    return success(() => catchError(execution, catcher, error));
  },
};
