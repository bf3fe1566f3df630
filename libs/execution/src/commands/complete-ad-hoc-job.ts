import type { ContainerNode } from '@vorgang/bpmn';
import { activateInAdHoc, continueAdHoc } from '../conduct/ad-hoc.js';
import { describe, emit, type Element, type Execution } from '../conduct/execution.js';
import { terminateChildren } from '../conduct/terminate-element.js';
import { mergeVariables } from '../conduct/write-variables.js';
import type { Rejection } from '../step.js';
import { refusePayload } from './check-payload.js';
import { chooseActivations } from './choose-activations.js';
import type { AdHocJobResult, CompleteJobCommand } from './command.js';
import { reject } from './command-handler.js';
import { resolveJobIncident } from './resolve-job-incident.js';

const NOTHING: AdHocJobResult = {
  type: 'adHocSubProcess',
  activateElements: [],
  isCompletionConditionFulfilled: false,
  isCancelRemainingInstances: false,
};

/**
 * The worker of an ad-hoc sub-process has chosen: elements begin, or the sub-process is complete. Its variables are
 * local to the sub-process. It is asked again when a path has ended.
 * Source: Camunda 8 documentation, "Ad-hoc sub-processes", section "Job worker implementation".
 */
export function completeAdHocJob(
  execution: Execution,
  element: Element<ContainerNode>,
  { jobKey, variables, result = NOTHING }: CompleteJobCommand,
): Rejection | null {
  const name = describe(element.node);
  if (result.type !== 'adHocSubProcess') {
    return reject(
      'INVALID_ARGUMENT',
      `Job ${jobKey} chooses what runs in the ad-hoc sub-process ${name}. Send a result of the type adHocSubProcess.`,
      'result.type',
    );
  }
  const { activateElements, isCompletionConditionFulfilled: isComplete } = result;
  if (isComplete && activateElements.length > 0) {
    return reject(
      'INVALID_ARGUMENT',
      `The result of job ${jobKey} says that the ad-hoc sub-process ${name} is complete, and activates elements in it. ` +
        'Say one or the other.',
    );
  }
  const chosen = chooseActivations(execution, element, activateElements, result.isCancelRemainingInstances);
  if (!chosen.ok) return chosen.rejection;
  const refusal = refusePayload(execution, element.key, variables, 'local');
  if (refusal !== null) return refusal;
  resolveJobIncident(execution, element);
  emit(execution, { kind: 'jobCompleted', jobKey, elementInstanceKey: element.key });
  mergeVariables(execution, element.key, variables, 'local');
  if (result.isCancelRemainingInstances) terminateChildren(execution, element.key);
  activateInAdHoc(execution, element, chosen.activations);
  if (isComplete) {
    emit(execution, { kind: 'adHocSubProcessEnough', elementInstanceKey: element.key });
    continueAdHoc(execution, element);
  }
  return null;
}
