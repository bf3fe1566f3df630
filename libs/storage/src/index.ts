export type * from './commit/step-record.js';
export type { BroadcastSignalCommand } from './commit/broadcast-signal-command.js';
export { createStepCommitter } from './commit/step-committer.js';
export { createDataSource } from './database/create-data-source.js';
export { createPool, withRole, type DatabaseRole, type PoolOptions } from './database/create-pool.js';
export { answeringSocket } from './database/answering-socket.js';
export { isDatabaseAway } from './database/is-database-away.js';
export { inTenant } from './database/in-tenant.js';
export { inTransaction } from './database/in-transaction.js';
export { connectionOf } from './database/connection-of.js';
export type { Statements, TenantReader } from './database/read-in-tenant.js';
export { tenantWork, type TenantWork } from './database/tenant-work.js';
export { withTenant } from './database/with-tenant.js';
export { storableText } from './database/storable-text.js';
export type { Queryable } from './database/queryable.js';
export { AccessAttemptEntity } from './entities/access-attempt.entity.js';
export { AuditCheckpointEntity } from './entities/audit-checkpoint.entity.js';
export { AuditLeafEntity } from './entities/audit-leaf.entity.js';
export { AuditLogEntryEntity } from './entities/audit-log-entry.entity.js';
export { AuthorizationGrantEntity } from './entities/authorization-grant.entity.js';
export { BatchOperationItemEntity } from './entities/batch-operation-item.entity.js';
export { BatchOperationEntity } from './entities/batch-operation.entity.js';
export { CaseDocumentEntity } from './entities/case-document.entity.js';
export { CaseFileEntity } from './entities/case-file.entity.js';
export { CaseSessionEntity } from './entities/case-session.entity.js';
export { CaseNoteEntity } from './entities/case-note.entity.js';
export { ClusterVariableChangeEntity } from './entities/cluster-variable-change.entity.js';
export { AuditedStepEntity } from './entities/audited-step.entity.js';
export { DeploymentChangeEntity } from './entities/deployment-change.entity.js';
export { ClusterVariableEntity } from './entities/cluster-variable.entity.js';
export { GlobalTaskListenerChangeEntity } from './entities/global-task-listener-change.entity.js';
export { GlobalTaskListenerEntity } from './entities/global-task-listener.entity.js';
export { CommandReceiptEntity } from './entities/command-receipt.entity.js';
export { DecisionDefinitionEntity } from './entities/decision-definition.entity.js';
export { DecisionInstanceEntity } from './entities/decision-instance.entity.js';
export { DecisionRequirementsEntity } from './entities/decision-requirements.entity.js';
export { DeletedInstanceEntity } from './entities/deleted-instance.entity.js';
export { DeploymentEntity } from './entities/deployment.entity.js';
export { DocumentEntity } from './entities/document.entity.js';
export { DocumentObjectEntity } from './entities/document-object.entity.js';
export { DocumentTenantKeyEntity } from './entities/document-tenant-key.entity.js';
export { DraftEntity } from './entities/draft.entity.js';
export { ElementInstanceEntity } from './entities/element-instance.entity.js';
export { FileNumberCounterEntity } from './entities/file-number-counter.entity.js';
export { FormDefinitionEntity } from './entities/form-definition.entity.js';
export { HistoryEntity } from './entities/history.entity.js';
export { IncidentEntity } from './entities/incident.entity.js';
export { JobEntity } from './entities/job.entity.js';
export { MappingRuleEntity } from './entities/mapping-rule.entity.js';
export { MembershipEntity } from './entities/membership.entity.js';
export { MessageCorrelationEntity } from './entities/message-correlation.entity.js';
export { MessageEntity } from './entities/message.entity.js';
export { MessageSubscriptionEntity } from './entities/message-subscription.entity.js';
export { NoticeEntity } from './entities/notice.entity.js';
export { OutboxCommandEntity } from './entities/outbox-command.entity.js';
export { PaymentEntity } from './entities/payment.entity.js';
export { ProcessDefinitionEntity } from './entities/process-definition.entity.js';
export { ProcessInstanceEntity } from './entities/process-instance.entity.js';
export { ResourceEntity } from './entities/resource.entity.js';
export { GivenDefaultEntity } from './entities/given-default.entity.js';
export { RoleEntity } from './entities/role.entity.js';
export { SessionEntity } from './entities/session.entity.js';
export { SignInAttemptEntity } from './entities/sign-in-attempt.entity.js';
export { SignInRequestEntity } from './entities/sign-in-request.entity.js';
export { ProviderLogoutEntity } from './entities/provider-logout.entity.js';
export { SignalSubscriptionEntity } from './entities/signal-subscription.entity.js';
export { SubmissionEntity } from './entities/submission.entity.js';
export { TenantEntity } from './entities/tenant.entity.js';
export { TimerEntity } from './entities/timer.entity.js';
export { UserAccountEntity } from './entities/user-account.entity.js';
export { ProviderIdentityEntity } from './entities/provider-identity.entity.js';
export { SecondFactorEntity } from './entities/second-factor.entity.js';
export { RecoveryCodeEntity } from './entities/recovery-code.entity.js';
export { UserGroupEntity } from './entities/user-group.entity.js';
export { UserTaskEntity } from './entities/user-task.entity.js';
export { VariableEntity } from './entities/variable.entity.js';
export type * from './batch-operations/batch-operation.js';
export { batchFilter } from './batch-operations/batch-candidates.js';
export { batchItemCommandId, batchItemRequestKey } from './batch-operations/batch-item-command.js';
export { cancelOpenBatchItems } from './batch-operations/cancel-open-batch-items.js';
export { captureBatchItems } from './batch-operations/capture-batch-items.js';
export { changeBatchOperationState } from './batch-operations/change-batch-operation-state.js';
export { claimBatchItems, type ClaimedBatchItem } from './batch-operations/claim-batch-items.js';
export { countBatchCandidates } from './batch-operations/count-batch-candidates.js';
export { endBatchOperation } from './batch-operations/end-batch-operation.js';
export { failBatchOperation } from './batch-operations/fail-batch-operation.js';
export { findOpenBatchOperations } from './batch-operations/find-open-batch-operations.js';
export { insertBatchOperation, type NewBatchOperation } from './batch-operations/insert-batch-operation.js';
export { isBatchItemPossible } from './batch-operations/is-batch-item-possible.js';
export { removeEndedBatchOperations } from './batch-operations/remove-ended-batch-operations.js';
export { reopenFailedBatchItems } from './batch-operations/reopen-failed-batch-items.js';
export { settleBatchItems, type BatchItemResult } from './batch-operations/settle-batch-items.js';
export { canonicalJson } from './history/canonical-json.js';
export { joinState } from './state/join-state.js';
export { stateColumns, type StateRow } from './statements/stored-instance.js';
export { historyColumns } from './history/history-columns.js';
export { historyHash, noPreviousHash, personalCommitment } from './history/history-hash.js';
export { currentHistoryFormat, type HistoryRow } from './history/history-row.js';
export { auditLogColumns } from './audit-log/audit-log-columns.js';
export { auditLogHash } from './audit-log/audit-log-hash.js';
export {
  currentAuditLogFormat,
  knownAuditLogFormats,
  mainChain,
  type AuditLogRow,
} from './audit-log/audit-log-row.js';
export type { AuditedOperation } from './audit-log/audited-operation.js';
export { recordEvaluation, recordOperations, type AuditedCall } from './audit-log/record-operations.js';
export { expireInstances } from './retention/expire-instances.js';
export { findExpiredInstances, type ExpiredInstance } from './retention/find-expired-instances.js';
export { readHistory, toRecordedStep, type HistoryPage, type RecordedStep } from './history/read-history.js';
export { activateJobs, type ActivateJobsQuery } from './statements/activate-jobs.js';
export type { ActivatedJobRow } from './statements/activated-job.js';
export { claimJobs, type ClaimedJob, type ClaimJobQuery } from './statements/claim-jobs.js';
export { claimOutboxCommands, type ClaimedOutboxCommand } from './statements/claim-outbox-commands.js';
export { claimTimersDue, type DueTimer } from './statements/claim-timers-due.js';
export { extendJobLock } from './statements/extend-job-lock.js';
export { findHeldJobs, type JobActivation, type JobHold } from './statements/find-held-jobs.js';
export { findJobHintsDue, type DueJobHint } from './statements/find-job-hints-due.js';
export { findNextTimerDue } from './statements/find-next-timer-due.js';
export {
  findOpenSignalSubscriptions,
  type OpenSignalSubscription,
} from './statements/find-open-signal-subscriptions.js';
export { findOldestStartMessage, type MessageStart } from './statements/find-oldest-start-message.js';
export { findOpenSubscriptions, type OpenSubscription } from './statements/find-open-subscriptions.js';
export { findWaitingJobs, type WaitingJob } from './statements/find-waiting-jobs.js';
export { findDeploymentMarker } from './statements/find-deployment-marker.js';
export { findReceipt } from './statements/find-receipt.js';
export { findUnmatchedMessages, type MessagePlace } from './statements/find-unmatched-messages.js';
export { insertMessage, type NewMessage } from './statements/insert-message.js';
export { insertOutboxCommands, type NewOutboxCommand } from './statements/insert-outbox-commands.js';
export { insertReceipt } from './statements/insert-receipt.js';
export type { JobState } from './statements/job-state.js';
export { loadInstance } from './statements/load-instance.js';
export { loadInstanceByJob, type StoredJob } from './statements/load-instance-by-job.js';
export { matchMessage } from './statements/match-message.js';
export { matchSubscriptions } from './statements/match-subscriptions.js';
export type { MessageMatch } from './statements/message-match.js';
export { postponeOutboxCommand } from './statements/postpone-outbox-command.js';
export { removeExpiredMessages } from './statements/remove-expired-messages.js';
export { keepWhileSuspended } from './statements/keep-while-suspended.js';
export { isInOutbox } from './statements/is-in-outbox.js';
export { precededInOutbox } from './statements/preceded-in-outbox.js';
export { removeOutboxCommand } from './statements/remove-outbox-command.js';
export { tenantOfKey } from './statements/tenant-of-key.js';
export { findByKey, search, type Restriction, type SearchPage } from './search/search.js';
export { defineSearch, filteredBy, type ItemOf, type SearchDefinition } from './search/search-definition.js';
export type { FieldType, SearchField } from './search/search-field.js';
export type { SearchRequest } from './search/search-request.js';
export { isNarrowing } from './search/is-narrowing.js';
export { pageLimits, parseSearchRequest, sortableFields } from './search/parse-search-request.js';
export { SearchTooCostlyError } from './search/search-too-costly-error.js';
export { InvalidSearchError, type SearchMistake } from './search/invalid-search-error.js';
export { processDefinitionSearch } from './search/searches/process-definitions.js';
export { processInstanceSearch } from './search/searches/process-instances.js';
export {
  elementInstanceOperationSearch,
  elementInstanceSearch,
} from './search/searches/element-instances.js';
export { jobSearch } from './search/searches/jobs.js';
export {
  assignedTo,
  delegatedBy,
  involving,
  offeredTo,
  taskAudiencesOf,
  type TaskAudience,
  type TaskReader,
} from './search/searches/task-audiences.js';
export { tasksFor } from './search/searches/tasks-for.js';
export { userTaskSearch } from './search/searches/user-tasks.js';
export { valuePreviewLength, variableSearch } from './search/searches/variables.js';
export { batchOperationItemSearch, batchOperationSearch } from './search/searches/batch-operations.js';
export {
  authorizationSearch,
  groupSearch,
  mappingRuleSearch,
  roleSearch,
  tenantSearch,
  userSearch,
} from './search/searches/directory.js';
export {
  directoryMemberSearches,
  membersOf,
  rolesOf,
  type DirectoryMemberType,
} from './search/searches/directory-members.js';
export { instanceOperationSearch } from './search/searches/instance-operations.js';
export { incidentSearch } from './search/searches/incidents.js';
export {
  correlatedMessageSearch,
  messageSubscriptionSearch,
} from './search/searches/message-subscriptions.js';
export {
  decisionDefinitionSearch,
  decisionInstanceSearch,
  decisionRequirementsSearch,
} from './search/searches/decisions.js';
export { auditLogSearch } from './search/searches/audit-logs.js';
export { clusterVariableSearch } from './search/searches/cluster-variables.js';
export { globalTaskListenerSearch } from './search/searches/global-task-listeners.js';
export {
  incidentsByDefinitionSearch,
  incidentsByErrorSearch,
} from './search/searches/incident-statistics.js';
export {
  jobErrorStatisticsSearch,
  jobTimeSeriesSearch,
  jobTotalsSearch,
  jobTypeStatisticsSearch,
  jobWorkerStatisticsSearch,
} from './search/searches/job-statistics.js';
export { messageSubscriptionStatisticsSearch } from './search/searches/message-subscription-statistics.js';
export {
  processStatisticsSearch,
  processVersionStatisticsSearch,
} from './search/searches/process-definition-statistics.js';
export { countElements, type ElementStatistics } from './search/element-statistics.js';
export { columnIn, fieldIn, keyIn } from './search/restrictions.js';
export { everything } from './search/search-request.js';
export { takeRateTokens, type RateTokens } from './statements/take-rate-tokens.js';
export { clearIdleRateBuckets } from './statements/clear-idle-rate-buckets.js';
export { RateLimitBucketEntity } from './entities/rate-limit-bucket.entity.js';
export { WebhookAttemptEntity } from './entities/webhook-attempt.entity.js';
export { WebhookDeliveryEntity } from './entities/webhook-delivery.entity.js';
export { WebhookEventEntity } from './entities/webhook-event.entity.js';
export { WebhookOutboxEntity } from './entities/webhook-outbox.entity.js';
export { WebhookSigningKeyEntity } from './entities/webhook-signing-key.entity.js';
export { WebhookSubscriptionEntity } from './entities/webhook-subscription.entity.js';
export { InboundWebhookRequestEntity } from './entities/inbound-webhook-request.entity.js';
