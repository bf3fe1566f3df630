import { beginElement } from '../conduct/activate-element.js';
import { leaveElement } from '../conduct/complete-element.js';
import { hasListener, prepareListener } from '../conduct/execution-listeners.js';
import { describe, emit, type Element, type Execution } from '../conduct/execution.js';
import { raiseIncident } from '../conduct/raise-incident.js';
import { mergeVariables } from '../conduct/write-variables.js';
import type { JobListener } from '../state/execution-state.js';
import type { Rejection } from '../step.js';
import { refusePayload } from './check-payload.js';
import type { CompleteJobCommand } from './command.js';
import { refuseResult } from './refuse-result.js';
import { resolveJobIncident } from './resolve-job-incident.js';

/**
 * A listener is done: the next one follows, or the element begins its work or leaves. Variables of a start listener are
 * local to the element, those of an end listener go where the element's results go.
 * Source: Camunda 8 documentation, "Execution listeners", section "Variables in an execution listener".
 */
export function completeExecutionListener(
  execution: Execution,
  element: Element,
  { eventType, index }: JobListener,
  command: CompleteJobCommand,
): Rejection | null {
  if (command.result !== undefined) {
    const listener = `the ${eventType.toLowerCase()} listener of element ${describe(element.node)}`;
    return refuseResult(`Job ${command.jobKey} is done for ${listener}, which neither corrects nor denies.`);
  }
  const event = eventType === 'START' ? 'START' : 'END';
  const scopeKey = event === 'START' ? element.key : (element.scopeKey ?? element.key);
  const mode = event === 'START' ? 'local' : 'propagate';
  const refusal = refusePayload(execution, scopeKey, command.variables, mode);
  if (refusal !== null) return refusal;
  resolveJobIncident(execution, element);
  emit(execution, { kind: 'jobCompleted', jobKey: command.jobKey, elementInstanceKey: element.key });
  mergeVariables(execution, scopeKey, command.variables, mode);
  if (!hasListener(element, event, index + 1)) {
    if (event === 'START') beginElement(execution, element);
    else leaveElement(execution, element);
    return null;
  }
  const next = prepareListener(execution, element, event, index + 1);
  if (next.ok) next.value();
  else raiseIncident(execution, element, event === 'START' ? 'activate' : 'complete', next.fault);
  return null;
}
