import type { JsonObject } from '@vorgang/feel';
import type { ElementInstanceKey } from '../keys.js';
import { prepareAdHocCompletion } from './ad-hoc-completion.js';
import { closeWaits } from './close-waits.js';
import { closeEventSubProcesses } from './event-sub-processes.js';
import { hasListeners, keepTrigger, prepareListener } from './execution-listeners.js';
import { elementOf, emit, type Element, type Execution } from './execution.js';
import { applyMissingInputs, applyOutputMappings } from './map-variables.js';
import { raiseIncident, resolveIncidentOfEvents } from './raise-incident.js';
import { prepareRepetitionEnd } from './repetition-end.js';
import { takeOutgoingFlows } from './take-outgoing-flows.js';

/**
 * The work of an element is done: its results go out by the output mappings, its end listeners run, what it still
 * waits for is closed, and its token leaves. A failing mapping or condition holds the token as an incident.
 *
 * @param variables results of the work, or what came with the event
 */
export function completeElement(execution: Execution, element: Element, variables?: JsonObject): void {
  const results = variables ?? keptResults(execution, element);
  const fault = applyMissingInputs(execution, element) ?? applyOutputMappings(execution, element, results);
  if (fault !== null) {
    raiseIncident(execution, element, 'complete', fault);
    // What is too large cannot be merged, and whoever brought it does not come again.
    if (fault.errorType === 'MESSAGE_SIZE_EXCEEDED' && results !== undefined)
      keepTrigger(execution, element.key, { variables: results, completes: true });
    return;
  }
  if (!hasListeners(element, 'END')) return leaveElement(execution, element);
  const listening = prepareListener(execution, element, 'END', 0);
  if (!listening.ok) return raiseIncident(execution, element, 'complete', listening.fault);
  if (execution.draft.instance(element.key)?.phase !== 'COMPLETING') {
    emit(execution, { kind: 'elementInstanceCompleting', elementInstanceKey: element.key });
  }
  listening.value();
}

function keptResults(execution: Execution, { key }: Element): JsonObject | undefined {
  const trigger = execution.draft.instance(key)?.trigger;
  return trigger?.completes === true ? trigger.variables : undefined;
}

/**
 * What the end of an element brings about once its results are out, which are not handed out twice, and its end
 * listeners are done.
 */
export function leaveElement(execution: Execution, element: Element): void {
  const leaving = execution.behaviours.element(element.node).prepareLeaving?.(execution, element);
  if (leaving?.ok === false) return raiseIncident(execution, element, 'leave', leaving.fault);
  const repetition = prepareRepetitionEnd(execution, element);
  if (!repetition.ok) return raiseIncident(execution, element, 'leave', repetition.fault);
  const adHoc = prepareAdHocCompletion(execution, element);
  if (!adHoc.ok) return raiseIncident(execution, element, 'leave', adHoc.fault);
  closeWaits(execution, element.key);
  resolveIncidentOfEvents(execution, element.key);
  leaving?.value();
  repetition.value();
  // What a repetition threw may have ended the whole activity.
  if (execution.draft.instance(element.key) === undefined) return;
  adHoc.value();
  takeOutgoingFlows(execution, element);
}

/** Completes a container once nothing lives in it any more and no token waits at a join. */
export function completeScopeWhenEmpty(execution: Execution, key: ElementInstanceKey): void {
  const instance = execution.draft.instance(key);
  if (instance === undefined || instance.phase !== 'ACTIVE') return;
  const isHeld = instance.arrivals !== undefined || instance.rounds !== undefined;
  if (isHeld || execution.draft.childCount(key) > 0) return;
  completeScope(execution, elementOf(execution, instance));
}

/** The scope completes because an event inside it says so (terminate end event), whatever still lives in it. */
export function completeScopeAtOnce(execution: Execution, key: ElementInstanceKey): void {
  const instance = execution.draft.instance(key);
  if (instance === undefined) return;
  completeScope(execution, elementOf(execution, instance));
}

/** A scope that is about to end starts no event sub-process any more, even where an incident holds it. */
function completeScope(execution: Execution, scope: Element): void {
  closeEventSubProcesses(execution, scope);
  completeElement(execution, scope);
}
