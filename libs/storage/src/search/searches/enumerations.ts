import type { ElementType } from '@vorgang/bpmn';
import type { IncidentErrorType } from '@vorgang/execution';

// What may be asked for: what occurs here, which the compiler completes, and what else the interface names.

const occurringElements: Readonly<Record<ElementType, true>> = {
  PROCESS: true,
  START_EVENT: true,
  INTERMEDIATE_CATCH_EVENT: true,
  INTERMEDIATE_THROW_EVENT: true,
  BOUNDARY_EVENT: true,
  END_EVENT: true,
  TASK: true,
  MANUAL_TASK: true,
  SERVICE_TASK: true,
  USER_TASK: true,
  SCRIPT_TASK: true,
  BUSINESS_RULE_TASK: true,
  SEND_TASK: true,
  RECEIVE_TASK: true,
  EXCLUSIVE_GATEWAY: true,
  PARALLEL_GATEWAY: true,
  INCLUSIVE_GATEWAY: true,
  EVENT_BASED_GATEWAY: true,
  COMPLEX_GATEWAY: true,
  SUB_PROCESS: true,
  EVENT_SUB_PROCESS: true,
  TRANSACTION: true,
  AD_HOC_SUB_PROCESS: true,
  CALL_ACTIVITY: true,
  MULTI_INSTANCE_BODY: true,
};

export const elementTypes: readonly string[] = [
  ...Object.keys(occurringElements),
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
  'SEQUENCE_FLOW',
  'UNKNOWN',
  'UNSPECIFIED',
];

const occurringErrors: Readonly<Record<IncidentErrorType, true>> = {
  UNSPECIFIED: true,
  IO_MAPPING_ERROR: true,
  JOB_NO_RETRIES: true,
  CONDITION_ERROR: true,
  EXTRACT_VALUE_ERROR: true,
  CALLED_ELEMENT_ERROR: true,
  CALLED_DECISION_ERROR: true,
  DECISION_EVALUATION_ERROR: true,
  UNHANDLED_ERROR_EVENT: true,
  MESSAGE_SIZE_EXCEEDED: true,
  FORM_NOT_FOUND: true,
  RESOURCE_NOT_FOUND: true,
};

export const incidentErrorTypes: readonly string[] = [
  ...Object.keys(occurringErrors),
  'AD_HOC_SUB_PROCESS_NO_RETRIES',
  'EXECUTION_LISTENER_NO_RETRIES',
  'TASK_LISTENER_NO_RETRIES',
  'UNKNOWN',
];

/** Kinds of resources that can be granted something on. */
export const grantedResourceTypes: readonly string[] = [
  'AUDIT_LOG',
  'AUTHORIZATION',
  'BATCH',
  'CASE',
  'CLUSTER_VARIABLE',
  'COMPONENT',
  'DECISION_DEFINITION',
  'DECISION_REQUIREMENTS_DEFINITION',
  'DOCUMENT',
  'EXPRESSION',
  'GLOBAL_LISTENER',
  'GROUP',
  'MAPPING_RULE',
  'MESSAGE',
  'PROCESS_DEFINITION',
  'RESOURCE',
  'ROLE',
  'SYSTEM',
  'TENANT',
  'USER',
  'USER_TASK',
];
