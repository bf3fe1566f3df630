import type { ElementType, EventDefinition, FlowNode } from '@vorgang/bpmn';
import type { Behaviours } from '../conduct/execution.js';
import { businessRuleTask } from './activities/business-rule-task.js';
import { callActivity } from './activities/call-activity.js';
import { manualTask } from './activities/manual-task.js';
import { receiveTask } from './activities/receive-task.js';
import { scriptTask } from './activities/script-task.js';
import { sendTask } from './activities/send-task.js';
import { serviceTask } from './activities/service-task.js';
import { undefinedTask } from './activities/undefined-task.js';
import { userTask } from './activities/user-task.js';
import { adHocSubProcess } from './containers/ad-hoc-sub-process.js';
import { eventSubProcess } from './containers/event-sub-process.js';
import { multiInstanceBody } from './containers/multi-instance-body.js';
import { process } from './containers/process.js';
import { subProcess } from './containers/sub-process.js';
import { transaction } from './containers/transaction.js';
import type { ElementBehaviour } from './element-behaviour.js';
import { boundaryEvent } from './events/boundary-event.js';
import { conditionalEvent } from './events/conditional-event.js';
import { cancelEvent } from './events/cancel-event.js';
import { compensationEvent } from './events/compensation-event.js';
import { endEvent } from './events/end-event.js';
import { errorEvent } from './events/error-event.js';
import { escalationEvent } from './events/escalation-event.js';
import type { EventDefinitionBehaviour } from './events/event-definition-behaviour.js';
import { intermediateCatchEvent } from './events/intermediate-catch-event.js';
import { intermediateThrowEvent } from './events/intermediate-throw-event.js';
import { linkEvent } from './events/link-event.js';
import { messageEvent } from './events/message-event.js';
import { signalEvent } from './events/signal-event.js';
import { startEvent } from './events/start-event.js';
import { terminateEvent } from './events/terminate-event.js';
import { timerEvent } from './events/timer-event.js';
import { complexGateway } from './gateways/complex-gateway.js';
import { eventBasedGateway } from './gateways/event-based-gateway.js';
import { exclusiveGateway } from './gateways/exclusive-gateway.js';
import { inclusiveGateway } from './gateways/inclusive-gateway.js';
import { parallelGateway } from './gateways/parallel-gateway.js';

/** A new element is registered here. */
const elements: Partial<Readonly<Record<ElementType, ElementBehaviour>>> = {
  PROCESS: process,
  SUB_PROCESS: subProcess,
  TRANSACTION: transaction,
  AD_HOC_SUB_PROCESS: adHocSubProcess,
  EVENT_SUB_PROCESS: eventSubProcess,
  MULTI_INSTANCE_BODY: multiInstanceBody,
  START_EVENT: startEvent,
  INTERMEDIATE_CATCH_EVENT: intermediateCatchEvent,
  INTERMEDIATE_THROW_EVENT: intermediateThrowEvent,
  BOUNDARY_EVENT: boundaryEvent,
  END_EVENT: endEvent,
  TASK: undefinedTask,
  MANUAL_TASK: manualTask,
  SERVICE_TASK: serviceTask,
  USER_TASK: userTask,
  SCRIPT_TASK: scriptTask,
  BUSINESS_RULE_TASK: businessRuleTask,
  SEND_TASK: sendTask,
  RECEIVE_TASK: receiveTask,
  CALL_ACTIVITY: callActivity,
  EXCLUSIVE_GATEWAY: exclusiveGateway,
  PARALLEL_GATEWAY: parallelGateway,
  INCLUSIVE_GATEWAY: inclusiveGateway,
  COMPLEX_GATEWAY: complexGateway,
  EVENT_BASED_GATEWAY: eventBasedGateway,
};

/** A new kind of event is registered here. */
const eventDefinitions: Readonly<Record<EventDefinition['kind'], EventDefinitionBehaviour>> = {
  message: messageEvent,
  timer: timerEvent,
  error: errorEvent,
  terminate: terminateEvent,
  compensation: compensationEvent,
  cancel: cancelEvent,
  link: linkEvent,
  signal: signalEvent,
  escalation: escalationEvent,
  conditional: conditionalEvent,
};

export const behaviours: Behaviours = {
  element(node: FlowNode): ElementBehaviour {
    const behaviour = elements[node.elementType];
    if (behaviour === undefined) {
      throw new Error(
        `${node.elementType} "${node.id}" cannot be executed: its deployment should have been refused.`,
      );
    }
    return behaviour;
  },

  eventDefinition(definition: EventDefinition): EventDefinitionBehaviour {
    return eventDefinitions[definition.kind];
  },
};
