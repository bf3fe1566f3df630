import { AccessAttemptEntity } from './access-attempt.entity.js';
import { AuditCheckpointEntity } from './audit-checkpoint.entity.js';
import { AuditLeafEntity } from './audit-leaf.entity.js';
import { AuditLogEntryEntity } from './audit-log-entry.entity.js';
import { AuthorizationGrantEntity } from './authorization-grant.entity.js';
import { BatchOperationItemEntity } from './batch-operation-item.entity.js';
import { BatchOperationEntity } from './batch-operation.entity.js';
import { CaseDocumentEntity } from './case-document.entity.js';
import { CaseFileEntity } from './case-file.entity.js';
import { CaseSessionEntity } from './case-session.entity.js';
import { CaseNoteEntity } from './case-note.entity.js';
import { ClusterVariableChangeEntity } from './cluster-variable-change.entity.js';
import { AuditedStepEntity } from './audited-step.entity.js';
import { DeploymentChangeEntity } from './deployment-change.entity.js';
import { ClusterVariableEntity } from './cluster-variable.entity.js';
import { GivenDefaultEntity } from './given-default.entity.js';
import { GlobalTaskListenerChangeEntity } from './global-task-listener-change.entity.js';
import { GlobalTaskListenerEntity } from './global-task-listener.entity.js';
import { CommandReceiptEntity } from './command-receipt.entity.js';
import { DecisionDefinitionEntity } from './decision-definition.entity.js';
import { DecisionImportEntity } from './decision-import.entity.js';
import { DecisionInstanceEntity } from './decision-instance.entity.js';
import { DecisionRequirementsEntity } from './decision-requirements.entity.js';
import { DeletedInstanceEntity } from './deleted-instance.entity.js';
import { DeploymentEntity } from './deployment.entity.js';
import { DocumentEntity } from './document.entity.js';
import { DocumentObjectEntity } from './document-object.entity.js';
import { DocumentTenantKeyEntity } from './document-tenant-key.entity.js';
import { DraftEntity } from './draft.entity.js';
import { ElementInstanceEntity } from './element-instance.entity.js';
import { FileNumberCounterEntity } from './file-number-counter.entity.js';
import { FormDefinitionEntity } from './form-definition.entity.js';
import { HistoryEntity } from './history.entity.js';
import { InboundWebhookRequestEntity } from './inbound-webhook-request.entity.js';
import { IncidentEntity } from './incident.entity.js';
import { JobEntity } from './job.entity.js';
import { MappingRuleEntity } from './mapping-rule.entity.js';
import { MembershipEntity } from './membership.entity.js';
import { MessageCorrelationEntity } from './message-correlation.entity.js';
import { MessageEntity } from './message.entity.js';
import { MessageSubscriptionEntity } from './message-subscription.entity.js';
import { NoticeEntity } from './notice.entity.js';
import { OutboxCommandEntity } from './outbox-command.entity.js';
import { PaymentEntity } from './payment.entity.js';
import { ProcessDefinitionEntity } from './process-definition.entity.js';
import { ProcessInstancePartEntity } from './process-instance-part.entity.js';
import { ProcessInstanceEntity } from './process-instance.entity.js';
import { ProviderIdentityEntity } from './provider-identity.entity.js';
import { ProviderLogoutEntity } from './provider-logout.entity.js';
import { RateLimitBucketEntity } from './rate-limit-bucket.entity.js';
import { ResourceEntity } from './resource.entity.js';
import { RoleEntity } from './role.entity.js';
import { SessionEntity } from './session.entity.js';
import { SignInAttemptEntity } from './sign-in-attempt.entity.js';
import { SignInRequestEntity } from './sign-in-request.entity.js';
import { SignalSubscriptionEntity } from './signal-subscription.entity.js';
import { SubmissionEntity } from './submission.entity.js';
import { TenantEntity } from './tenant.entity.js';
import { TimerEntity } from './timer.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { SecondFactorEntity } from './second-factor.entity.js';
import { UserAccountEntity } from './user-account.entity.js';
import { UserGroupEntity } from './user-group.entity.js';
import { UserTaskAudienceEntity } from './user-task-audience.entity.js';
import { UserTaskEntity } from './user-task.entity.js';
import { VariableEntity } from './variable.entity.js';
import { WebhookAttemptEntity } from './webhook-attempt.entity.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEventEntity } from './webhook-event.entity.js';
import { WebhookOutboxEntity } from './webhook-outbox.entity.js';
import { WebhookSigningKeyEntity } from './webhook-signing-key.entity.js';
import { WebhookSubscriptionEntity } from './webhook-subscription.entity.js';

/** Every table of the schema, for the data source. */
export const entities = [
  AccessAttemptEntity,
  AuditCheckpointEntity,
  AuditLeafEntity,
  AuditLogEntryEntity,
  AuthorizationGrantEntity,
  BatchOperationEntity,
  BatchOperationItemEntity,
  CaseDocumentEntity,
  CaseFileEntity,
  CaseSessionEntity,
  CaseNoteEntity,
  ClusterVariableChangeEntity,
  AuditedStepEntity,
  DeploymentChangeEntity,
  ClusterVariableEntity,
  GivenDefaultEntity,
  GlobalTaskListenerChangeEntity,
  GlobalTaskListenerEntity,
  CommandReceiptEntity,
  DecisionDefinitionEntity,
  DecisionImportEntity,
  DecisionInstanceEntity,
  DecisionRequirementsEntity,
  DeletedInstanceEntity,
  DeploymentEntity,
  DocumentEntity,
  DocumentObjectEntity,
  DocumentTenantKeyEntity,
  DraftEntity,
  ElementInstanceEntity,
  FileNumberCounterEntity,
  FormDefinitionEntity,
  HistoryEntity,
  InboundWebhookRequestEntity,
  IncidentEntity,
  JobEntity,
  MappingRuleEntity,
  MembershipEntity,
  MessageCorrelationEntity,
  MessageEntity,
  MessageSubscriptionEntity,
  NoticeEntity,
  OutboxCommandEntity,
  PaymentEntity,
  ProcessDefinitionEntity,
  ProcessInstanceEntity,
  ProcessInstancePartEntity,
  RateLimitBucketEntity,
  ResourceEntity,
  RoleEntity,
  SessionEntity,
  SignInAttemptEntity,
  SignInRequestEntity,
  ProviderIdentityEntity,
  ProviderLogoutEntity,
  SignalSubscriptionEntity,
  SubmissionEntity,
  TenantEntity,
  TimerEntity,
  UserAccountEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  UserGroupEntity,
  UserTaskAudienceEntity,
  UserTaskEntity,
  VariableEntity,
  WebhookAttemptEntity,
  WebhookDeliveryEntity,
  WebhookEventEntity,
  WebhookOutboxEntity,
  WebhookSigningKeyEntity,
  WebhookSubscriptionEntity,
] as const;
