import { cancelBatchOperation } from './batch-operations/cancel-batch-operation.js';
import { createBatchOperation } from './batch-operations/create-batch-operation.js';
import { resumeBatchOperation } from './batch-operations/resume-batch-operation.js';
import { retryBatchOperation } from './batch-operations/retry-batch-operation.js';
import { suspendBatchOperation } from './batch-operations/suspend-batch-operation.js';
import { broadcastSignal } from './broadcast/broadcast-signal.js';
import { evaluateConditionals } from './broadcast/evaluate-conditionals.js';
import type { Engine } from './contract.js';
import { deleteDecisionInstances } from './decisions/delete-decision-instances.js';
import { deploy } from './deploy/deploy.js';
import type { EngineRuntime } from './engine-runtime.js';
import { resolveIncident } from './incidents/resolve-incident.js';
import { cancelInstance } from './instances/cancel-instance.js';
import { activateAdHocActivities } from './instances/activate-ad-hoc-activities.js';
import { createInstanceAndAwait } from './instances/create-instance-and-await.js';
import { createInstance } from './instances/create-instance.js';
import { deleteInstance } from './instances/delete-instance.js';
import { modifyInstance } from './instances/modify-instance.js';
import { resumeInstance } from './instances/resume-instance.js';
import { setVariables } from './instances/set-variables.js';
import { suspendInstance } from './instances/suspend-instance.js';
import { activateJobs } from './jobs/activate-jobs.js';
import { claimJob } from './jobs/claim-job.js';
import { completeJob } from './jobs/complete-job.js';
import { failJob } from './jobs/fail-job.js';
import { streamJobs } from './jobs/stream-jobs.js';
import { throwJobError } from './jobs/throw-job-error.js';
import { updateJob } from './jobs/update-job.js';
import type { DirectoryChanges } from './live/directory-changes.js';
import type { LiveHints } from './live/live-hints.js';
import { correlateMessage } from './messages/correlate-message.js';
import { publishMessage } from './messages/publish-message.js';
import { migrateInstance } from './migrations/migrate-instance.js';
import { previewModification } from './instances/preview-modification.js';
import { previewMigration } from './migrations/preview-migration.js';
import { proposeMigration } from './migrations/propose-migration.js';
import { deleteResource } from './resources/delete-resource.js';
import { assignUserTask } from './user-tasks/assign-user-task.js';
import { delegateUserTask } from './user-tasks/delegate-user-task.js';
import { recallUserTask } from './user-tasks/recall-user-task.js';
import { resolveUserTask } from './user-tasks/resolve-user-task.js';
import { completeUserTask } from './user-tasks/complete-user-task.js';
import { updateUserTask } from './user-tasks/update-user-task.js';

/** The use cases behind the one interface that everything above the engine sees. */
export function engineFacade(
  runtime: EngineRuntime,
  live: LiveHints,
  directory: DirectoryChanges,
  life: Pick<Engine, 'wake' | 'stopWaiting' | 'close'>,
): Engine {
  return {
    deploy: (call, files) => deploy(runtime, call, files),
    createProcessInstance: (call, request) => createInstance(runtime, call, request),
    createProcessInstanceAndAwait: (call, request, wait) =>
      createInstanceAndAwait(runtime, call, request, wait),
    cancelProcessInstance: (call, key) => cancelInstance(runtime, call, key),
    modifyProcessInstance: (call, key, request) => modifyInstance(runtime, call, key, request),
    suspendProcessInstance: (call, key, options) => suspendInstance(runtime, call, key, options),
    resumeProcessInstance: (call, key, options) => resumeInstance(runtime, call, key, options),
    deleteProcessInstance: (call, key) => deleteInstance(runtime, call, key),
    activateAdHocActivities: (call, adHocSubProcess, request) =>
      activateAdHocActivities(runtime, call, adHocSubProcess, request),
    setVariables: (call, scope, variables, local) => setVariables(runtime, call, scope, variables, local),
    activateJobs: (request) => activateJobs(runtime, request),
    streamJobs: (request, deliver) => streamJobs(runtime, request, deliver),
    claimJob: (request) => claimJob(runtime, request),
    completeJob: (call, job, variables, epoch, result) =>
      completeJob(runtime, call, job, variables, epoch, result),
    failJob: (call, job, failure, epoch) => failJob(runtime, call, job, failure, epoch),
    throwJobError: (call, job, error, epoch) => throwJobError(runtime, call, job, error, epoch),
    updateJob: (call, job, changes, epoch) => updateJob(runtime, call, job, changes, epoch),
    assignUserTask: (call, task, assignee, options) => assignUserTask(runtime, call, task, assignee, options),
    delegateUserTask: (call, task, hands) => delegateUserTask(runtime, call, task, hands),
    resolveUserTask: (call, task, outcome) => resolveUserTask(runtime, call, task, outcome),
    recallUserTask: (call, task, owner) => recallUserTask(runtime, call, task, owner),
    updateUserTask: (call, task, changes) => updateUserTask(runtime, call, task, changes),
    completeUserTask: (call, task, variables, action) =>
      completeUserTask(runtime, call, task, variables, action),
    publishMessage: (call, request) => publishMessage(runtime, call, request),
    correlateMessage: (call, request) => correlateMessage(runtime, call, request),
    broadcastSignal: (call, request) => broadcastSignal(runtime, call, request),
    evaluateConditionals: (call, request) => evaluateConditionals(runtime, call, request),
    migrateProcessInstance: (call, key, plan) => migrateInstance(runtime, call, key, plan, 'recorded'),
    proposeMigration: (tenantId, source, target) => proposeMigration(runtime, tenantId, source, target),
    previewModification: (tenantId, key, request) => previewModification(runtime, tenantId, key, request),
    previewMigration: (tenantId, keys, plan) => previewMigration(runtime, tenantId, keys, plan),
    resolveIncident: (call, incident) => resolveIncident(runtime, call, incident),
    deleteResource: (call, request) => deleteResource(runtime, call, request),
    deleteDecisionInstances: (call, key) => deleteDecisionInstances(runtime, call, key),
    createBatchOperation: (call, request) => createBatchOperation(runtime, call, request),
    suspendBatchOperation: (call, key) => suspendBatchOperation(runtime, call, key),
    resumeBatchOperation: (call, key) => resumeBatchOperation(runtime, call, key),
    cancelBatchOperation: (call, key) => cancelBatchOperation(runtime, call, key),
    retryBatchOperation: (call, key) => retryBatchOperation(runtime, call, key),
    subscribeLive: (tenantId, listener, lastEventId) => live.subscribe(tenantId, listener, lastEventId),
    subscribeDirectoryChanges: (listener) => directory.subscribe(listener),
    clusterVariablesOf: (tenantId) => runtime.clusterVariables.of(tenantId),
    decisionModel: (tenantId, key) => runtime.decisions.model(tenantId, key),
    now: () => runtime.clock.now(),
    mintKey: () => runtime.keys.next(),
    ...life,
  };
}
