/** A route of the Orchestration Cluster API that answers 501: method, path below `/v2`, operation, reason. */
export type UnsupportedRoute = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  operation: string,
  reason: string,
];

const globalListeners =
  'Task listeners stand in the model of the process; there are none for all processes yet.';
const deployedFiles =
  'Process instances, their history and forms of open tasks refer to deployed files, which therefore stay.';

/** Every route that the official client has a method for and that does nothing here. */
export const unsupportedRoutes: readonly UnsupportedRoute[] = [
  [
    'POST',
    'decision-instances/deletion',
    'deleteDecisionInstancesBatchOperation',
    'Batch operations here work on process instances; delete evaluations one by one.',
  ],
  ['POST', 'global-task-listeners', 'createGlobalTaskListener', globalListeners],
  ['DELETE', 'global-task-listeners/:id', 'deleteGlobalTaskListener', globalListeners],
  ['GET', 'global-task-listeners/:id', 'getGlobalTaskListener', globalListeners],
  ['PUT', 'global-task-listeners/:id', 'updateGlobalTaskListener', globalListeners],
  ['POST', 'global-task-listeners/search', 'searchGlobalTaskListeners', globalListeners],
  ['POST', 'resources/:resourceKey/deletion', 'deleteResource', deployedFiles],
  [
    'POST',
    'setup/user',
    'createAdminUser',
    'The first administrator is created by the operator, not over the network.',
  ],
];
