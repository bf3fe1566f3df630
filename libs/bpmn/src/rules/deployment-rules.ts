import type { BpmnDocument } from '../document/bpmn-document.js';
import type { ModelProblem } from '../problem.js';
import type { DeploymentRule } from './deployment-rule.js';
import { bindingMustBeKnown } from './binding-must-be-known.js';
import { boundaryEventMustFit } from './boundary-event-must-fit.js';
import { adHocMustFit } from './ad-hoc-must-fit.js';
import { cancelMustFit } from './cancel-must-fit.js';
import { compensationMustFit } from './compensation-must-fit.js';
import { callNeedsProcess } from './call-needs-process.js';
import { catchEventNeedsTrigger } from './catch-event-needs-trigger.js';
import { complexGatewayNeedsCondition } from './complex-gateway-needs-condition.js';
import { conditionMustHaveEffect } from './condition-must-have-effect.js';
import { conditionalEventNeedsCondition } from './conditional-event-needs-condition.js';
import { dataAssociationMustBePlain } from './data-association-must-be-plain.js';
import { decisionNeedsIdAndResult } from './decision-needs-id-and-result.js';
import { defaultFlowMustFit } from './default-flow-must-fit.js';
import { elementMustBeSupported } from './element-must-be-supported.js';
import { elementNeedsId } from './element-needs-id.js';
import { errorEventMustFit } from './error-event-must-fit.js';
import { eventBasedGatewayMustFit } from './event-based-gateway-must-fit.js';
import { escalationEventMustFit } from './escalation-event-must-fit.js';
import { eventMustBeSupported } from './event-must-be-supported.js';
import { eventSubProcessMustFit } from './event-sub-process-must-fit.js';
import { expressionMustBeFeel } from './expression-must-be-feel.js';
import { extensionMustBeSupported } from './extension-must-be-supported.js';
import { fileNeedsExecutableProcess } from './file-needs-executable-process.js';
import { flowMustConnect } from './flow-must-connect.js';
import { flowMustFitEvent } from './flow-must-fit-event.js';
import { formMustBeLinked } from './form-must-be-linked.js';
import { gatewayNeedsConditions } from './gateway-needs-conditions.js';
import { historyTimeToLiveMustParse } from './history-time-to-live-must-parse.js';
import { instantiatingTaskMustFit } from './instantiating-task-must-fit.js';
import { jobBelongsToMessage } from './job-belongs-to-message.js';
import { jobPriorityMustFit } from './job-priority-must-fit.js';
import { loopMustBeComplete } from './loop-must-be-complete.js';
import { listenerMustFit } from './listener-must-fit.js';
import { linkEventMustFit } from './link-event-must-fit.js';
import { mappingMustBeComplete } from './mapping-must-be-complete.js';
import { markerMustBeSupported } from './marker-must-be-supported.js';
import { messageNeedsCorrelationKey } from './message-needs-correlation-key.js';
import { messageNeedsName } from './message-needs-name.js';
import { messageStartMustBeUnique } from './message-start-must-be-unique.js';
import { multipleEventMustFit } from './multiple-event-must-fit.js';
import { nameMustBeSafe } from './name-must-be-safe.js';
import { nameMustBeShort } from './name-must-be-short.js';
import { noForeignEngineExtension } from './no-foreign-engine-extension.js';
import { oneNoneStartEvent } from './one-none-start-event.js';
import { processNeedsStartEvent } from './process-needs-start-event.js';
import { quantityMustBeNumber } from './quantity-must-be-number.js';
import { resultVariableMustBeName } from './result-variable-must-be-name.js';
import { retriesMustBeNumber } from './retries-must-be-number.js';
import { retryBackoffMustParse } from './retry-backoff-must-parse.js';
import { scriptNeedsExpression } from './script-needs-expression.js';
import { signalNeedsName } from './signal-needs-name.js';
import { subProcessStartsPlainly } from './sub-process-starts-plainly.js';
import { taskNeedsJobType } from './task-needs-job-type.js';
import { taskNeedsOneImplementation } from './task-needs-one-implementation.js';
import { timerNeedsDefinition } from './timer-needs-definition.js';
import { timerValueMustParse } from './timer-value-must-parse.js';
import { userTaskNeedsZeebeUserTask } from './user-task-needs-zeebe-user-task.js';
import { userTaskValuesMustFit } from './user-task-values-must-fit.js';

/** Every rule, in the order in which problems are listed. A new rule is registered here. */
export const deploymentRules: readonly DeploymentRule[] = [
  fileNeedsExecutableProcess,
  elementNeedsId,
  nameMustBeSafe,
  nameMustBeShort,
  elementMustBeSupported,
  eventMustBeSupported,
  markerMustBeSupported,
  extensionMustBeSupported,
  noForeignEngineExtension,
  processNeedsStartEvent,
  oneNoneStartEvent,
  subProcessStartsPlainly,
  eventSubProcessMustFit,
  adHocMustFit,
  compensationMustFit,
  cancelMustFit,
  callNeedsProcess,
  loopMustBeComplete,
  quantityMustBeNumber,
  flowMustConnect,
  flowMustFitEvent,
  gatewayNeedsConditions,
  instantiatingTaskMustFit,
  eventBasedGatewayMustFit,
  complexGatewayNeedsCondition,
  defaultFlowMustFit,
  conditionMustHaveEffect,
  expressionMustBeFeel,
  taskNeedsJobType,
  taskNeedsOneImplementation,
  jobBelongsToMessage,
  retriesMustBeNumber,
  retryBackoffMustParse,
  jobPriorityMustFit,
  historyTimeToLiveMustParse,
  listenerMustFit,
  decisionNeedsIdAndResult,
  scriptNeedsExpression,
  resultVariableMustBeName,
  mappingMustBeComplete,
  dataAssociationMustBePlain,
  userTaskNeedsZeebeUserTask,
  userTaskValuesMustFit,
  formMustBeLinked,
  bindingMustBeKnown,
  messageNeedsName,
  messageNeedsCorrelationKey,
  messageStartMustBeUnique,
  timerNeedsDefinition,
  timerValueMustParse,
  catchEventNeedsTrigger,
  boundaryEventMustFit,
  errorEventMustFit,
  escalationEventMustFit,
  signalNeedsName,
  conditionalEventNeedsCondition,
  linkEventMustFit,
  multipleEventMustFit,
];

export function checkDeployment(document: BpmnDocument): readonly ModelProblem[] {
  return deploymentRules.flatMap((rule) =>
    [...rule.check(document)].map((finding) => ({ ...finding, rule: rule.name })),
  );
}
