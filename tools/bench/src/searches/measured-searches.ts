import {
  auditLogSearch,
  batchOperationItemSearch,
  correlatedMessageSearch,
  decisionInstanceSearch,
  elementInstanceSearch,
  incidentSearch,
  jobSearch,
  messageSubscriptionSearch,
  processInstanceSearch,
  userTaskSearch,
  variableSearch,
  type SearchDefinition,
} from '@vorgang/storage';

/** A search whose rows grow with the instances, and a filter as people use it. */
export interface MeasuredSearch {
  readonly definition: SearchDefinition;
  readonly filter: Readonly<Record<string, unknown>>;
}

export const measuredSearches: Readonly<Record<string, MeasuredSearch>> = {
  processInstances: { definition: processInstanceSearch, filter: { state: 'ACTIVE' } },
  elementInstances: { definition: elementInstanceSearch, filter: { state: 'ACTIVE' } },
  variables: { definition: variableSearch, filter: { name: 'variable-3' } },
  jobs: { definition: jobSearch, filter: { state: 'CREATED' } },
  userTasks: { definition: userTaskSearch, filter: { state: 'CREATED' } },
  incidents: { definition: incidentSearch, filter: { state: 'ACTIVE' } },
  messageSubscriptions: {
    definition: messageSubscriptionSearch,
    filter: { messageSubscriptionState: 'CREATED' },
  },
  correlatedMessages: { definition: correlatedMessageSearch, filter: { messageName: 'message-3' } },
  decisionInstances: { definition: decisionInstanceSearch, filter: { decisionDefinitionId: 'decision-3' } },
  batchOperationItems: { definition: batchOperationItemSearch, filter: { batchOperationKey: '3' } },
  auditLogs: { definition: auditLogSearch, filter: { processDefinitionId: 'process-3' } },
};
