import type { EventDefinition, EventNode, Expression } from '@vorgang/bpmn';
import type { JsonObject, JsonValue } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import { deferEnd } from './defer-end.js';
import { evaluateText } from './evaluate-expression.js';
import { eventsInside, eventsOnBoundary } from './catching-events.js';
import { elementOf, emit, type Element, type Execution } from './execution.js';
import { lookupFrom } from './read-variables.js';
import { terminateElement } from './terminate-element.js';
import { triggerEvent } from './trigger-event.js';

type ErrorDefinition = Extract<EventDefinition, { kind: 'error' }>;

/** A BPMN error on its way outwards. */
export interface ThrownError {
  readonly code: string;
  readonly message: string;
  readonly variables: JsonObject;
}

/** The boundary event that catches an error and its activity, or the start of an event sub-process and its scope. */
export interface ErrorCatcher {
  readonly activity: Element;
  readonly event: EventNode;
  readonly definition: ErrorDefinition;
}

/**
 * Finds the innermost event that catches an error, from the given instance outwards: in each scope first its event
 * sub-processes, then its boundary. An event that names the code goes before one that catches every error.
 * Source: BPMN 2.0.2 section 10.5.6 and 13.5.3.
 */
export function findErrorCatcher(
  execution: Execution,
  from: ElementInstanceKey | null,
  code: string,
): ErrorCatcher | undefined {
  for (let key = from; key !== null;) {
    const instance = execution.draft.instance(key);
    if (instance === undefined) return undefined;
    const activity = elementOf(execution, instance);
    const catcher = catcherOn(execution, activity, code);
    if (catcher !== undefined) return catcher;
    key = instance.scopeKey;
  }
  return undefined;
}

/** Codes of all errors that events around an element catch, those around its calling instances included. */
export function caughtErrorCodes(execution: Execution, from: ElementInstanceKey): readonly (string | null)[] {
  const codes = new Set<string | null>(execution.draft.state.parent?.caughtErrors ?? []);
  for (let key: ElementInstanceKey | null = from; key !== null;) {
    const instance = execution.draft.instance(key);
    if (instance === undefined) break;
    const activity = elementOf(execution, instance);
    for (const event of [...eventsInside(execution, activity), ...eventsOnBoundary(execution, activity)]) {
      for (const definition of event.definitions) {
        if (definition.kind === 'error') codes.add(codeOf(execution, activity, definition.errorCode));
      }
    }
    key = instance.scopeKey;
  }
  return [...codes];
}

/** Whether the instance that called this one, or one around it, catches an error. */
export function parentCatches(execution: Execution, code: string): boolean {
  const caught = execution.draft.state.parent?.caughtErrors ?? [];
  return caught.includes(code) || caught.includes(null);
}

/** Ends this instance with the error; the call activity that started it gets it. BPMN 2.0.2 section 10.5.6. */
export function throwToParent(execution: Execution, error: ThrownError): void {
  const root = execution.draft.instance(execution.draft.state.rootKey);
  const { code: errorCode, message: errorMessage, variables } = error;
  const ending = { kind: 'error', errorCode, errorMessage, variables } as const;
  if (root !== undefined && deferEnd(execution, elementOf(execution, root), ending)) return;
  throwToParentAtOnce(execution, error);
}

/** The same once listeners know of it. */
export function throwToParentAtOnce(execution: Execution, error: ThrownError): void {
  terminateElement(execution, execution.draft.state.rootKey);
  emit(execution, {
    kind: 'errorThrownToParent',
    errorCode: error.code,
    errorMessage: error.message,
    variables: error.variables,
  });
  emit(execution, { kind: 'processInstanceTerminated' });
}

/** Ends the activity and goes on at the event that catches the error. */
export function catchError(execution: Execution, catcher: ErrorCatcher, error: ThrownError): void {
  const { errorCodeVariable, errorMessageVariable } = catcher.definition;
  const variables: Record<string, JsonValue> = { ...error.variables };
  if (errorCodeVariable !== undefined) variables[errorCodeVariable] = error.code;
  if (errorMessageVariable !== undefined) variables[errorMessageVariable] = error.message;
  triggerEvent(execution, catcher.activity, catcher.event.id, variables);
}

/** What an incident says about an error that nothing catches. */
export function unhandledErrorMessage(code: string, message: string, place: string): string {
  return (
    `No error event catches the error "${code}"${message === '' ? '' : ` (${message})`} thrown by ${place}. ` +
    'Add an error boundary event for it in a new version, or correct the cause and resolve the incident.'
  );
}

function catcherOn(execution: Execution, activity: Element, code: string): ErrorCatcher | undefined {
  // What happens in a scope is handled in it before it gets out.
  return (
    catcherAmong(execution, activity, eventsInside(execution, activity), code) ??
    catcherAmong(execution, activity, eventsOnBoundary(execution, activity), code)
  );
}

function catcherAmong(
  execution: Execution,
  activity: Element,
  events: readonly EventNode[],
  code: string,
): ErrorCatcher | undefined {
  let catchAll: ErrorCatcher | undefined;
  for (const event of events) {
    for (const definition of event.definitions) {
      if (definition.kind !== 'error') continue;
      const catcher = { activity, event, definition };
      if (definition.errorCode === undefined) catchAll ??= catcher;
      else if (isCode(execution, activity, definition.errorCode, code)) return catcher;
    }
  }
  return catchAll;
}

function codeOf(execution: Execution, activity: Element, code: Expression | undefined): string | null {
  if (code === undefined) return null;
  if (code.kind === 'static') return code.value;
  const outer = lookupFrom(execution.draft, activity.scopeKey);
  const result = evaluateText(execution, activity, code, 'the error code', outer);
  return result.ok ? result.value : '';
}

function isCode(execution: Execution, activity: Element, expected: Expression, code: string): boolean {
  if (expected.kind === 'static') return expected.value === code;
  const outer = lookupFrom(execution.draft, activity.scopeKey);
  const result = evaluateText(execution, activity, expected, 'the error code', outer);
  return result.ok && result.value === code;
}
