/** A route of the Orchestration Cluster API that answers 501: method, path below `/v2`, operation, reason. */
export type UnsupportedRoute = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  operation: string,
  reason: string,
];

/** Every route that the official client has a method for and that does nothing here. */
export const unsupportedRoutes: readonly UnsupportedRoute[] = [
  ['POST', 'audit-logs/search', 'searchAuditLogs', 'The history of a case is read at /api.'],
  ['GET', 'audit-logs/:auditLogKey', 'getAuditLog', 'The history of a case is read at /api.'],
  ['POST', 'cluster-variables/global', 'createGlobalClusterVariable', notYet('Cluster variables')],
  ['DELETE', 'cluster-variables/global/:name', 'deleteGlobalClusterVariable', notYet('Cluster variables')],
  ['GET', 'cluster-variables/global/:name', 'getGlobalClusterVariable', notYet('Cluster variables')],
  ['PUT', 'cluster-variables/global/:name', 'updateGlobalClusterVariable', notYet('Cluster variables')],
  ['POST', 'cluster-variables/search', 'searchClusterVariables', notYet('Cluster variables')],
  ['POST', 'cluster-variables/tenants/:tenantId', 'createTenantClusterVariable', notYet('Cluster variables')],
  [
    'DELETE',
    'cluster-variables/tenants/:tenantId/:name',
    'deleteTenantClusterVariable',
    notYet('Cluster variables'),
  ],
  [
    'GET',
    'cluster-variables/tenants/:tenantId/:name',
    'getTenantClusterVariable',
    notYet('Cluster variables'),
  ],
  [
    'PUT',
    'cluster-variables/tenants/:tenantId/:name',
    'updateTenantClusterVariable',
    notYet('Cluster variables'),
  ],
  [
    'POST',
    'decision-instances/:decisionEvaluationKey/deletion',
    'deleteDecisionInstance',
    notYet('Deleting decision instances'),
  ],
  [
    'POST',
    'decision-instances/deletion',
    'deleteDecisionInstancesBatchOperation',
    notYet('Deleting decision instances'),
  ],
  ['POST', 'global-task-listeners', 'createGlobalTaskListener', notYet('Task listeners')],
  ['DELETE', 'global-task-listeners/:id', 'deleteGlobalTaskListener', notYet('Task listeners')],
  ['GET', 'global-task-listeners/:id', 'getGlobalTaskListener', notYet('Task listeners')],
  ['PUT', 'global-task-listeners/:id', 'updateGlobalTaskListener', notYet('Task listeners')],
  ['POST', 'global-task-listeners/search', 'searchGlobalTaskListeners', notYet('Task listeners')],
  [
    'POST',
    'incidents/statistics/process-instances-by-definition',
    'getProcessInstanceStatisticsByDefinition',
    notYet('Incident statistics'),
  ],
  [
    'POST',
    'incidents/statistics/process-instances-by-error',
    'getProcessInstanceStatisticsByError',
    notYet('Incident statistics'),
  ],
  ['GET', 'jobs/statistics/global', 'getGlobalJobStatistics', notYet('Job statistics')],
  ['POST', 'jobs/statistics/by-types', 'getJobTypeStatistics', notYet('Job statistics')],
  ['POST', 'jobs/statistics/by-workers', 'getJobWorkerStatistics', notYet('Job statistics')],
  ['POST', 'jobs/statistics/time-series', 'getJobTimeSeriesStatistics', notYet('Job statistics')],
  ['POST', 'jobs/statistics/errors', 'getJobErrorStatistics', notYet('Job statistics')],
  [
    'POST',
    'process-definitions/statistics/message-subscriptions',
    'getProcessDefinitionMessageSubscriptionStatistics',
    notYet('Statistics over all processes'),
  ],
  [
    'POST',
    'process-definitions/statistics/process-instances',
    'getProcessDefinitionInstanceStatistics',
    notYet('Statistics over all processes'),
  ],
  [
    'POST',
    'process-definitions/statistics/process-instances-by-version',
    'getProcessDefinitionInstanceVersionStatistics',
    notYet('Statistics over all processes'),
  ],
  [
    'POST',
    'process-instances/deletion',
    'deleteProcessInstancesBatchOperation',
    notYet('Migration, modification, deletion and batches'),
  ],
  [
    'GET',
    'process-instances/:processInstanceKey/call-hierarchy',
    'getProcessInstanceCallHierarchy',
    notYet('Migration, modification, deletion and batches'),
  ],
  [
    'GET',
    'process-instances/:processInstanceKey/sequence-flows',
    'getProcessInstanceSequenceFlows',
    notYet('Migration, modification, deletion and batches'),
  ],
  ['POST', 'resources/:resourceKey/deletion', 'deleteResource', notYet('Deleting deployed files')],
  [
    'POST',
    'setup/user',
    'createAdminUser',
    'The first administrator is created by the operator, not over the network.',
  ],
  ['GET', 'system/usage-metrics', 'getUsageMetrics', notYet('Usage metrics')],
  ['GET', 'system/configuration', 'getSystemConfiguration', notYet('Usage metrics')],
  [
    'POST',
    'user-tasks/:userTaskKey/audit-logs/search',
    'searchUserTaskAuditLogs',
    'The history of a task is read with its case at /api.',
  ],
];

function notYet(what: string): string {
  return `${what}: this server cannot do that yet.`;
}
