import { Module } from '@nestjs/common';
import { DefinitionRights } from '../access/definition-rights.js';
import { StartBatchOperation } from '../batch-operations/start-batch-operation.service.js';
import { BatchOperationItemsController } from './batch-operations/batch-operation-items.controller.js';
import { BatchOperationsController } from './batch-operations/batch-operations.controller.js';
import { ProcessInstanceBatchesController } from './batch-operations/process-instance-batches.controller.js';
import { ClockController } from './clock/clock.controller.js';
import { ConditionalsController } from './conditionals/conditionals.controller.js';
import { DecisionDefinitionsController } from './decisions/decision-definitions.controller.js';
import { DecisionInstancesController } from './decisions/decision-instances.controller.js';
import { DecisionRequirementsController } from './decisions/decision-requirements.controller.js';
import { EvaluateDecisionService } from './decisions/evaluate-decision.service.js';
import { DeploymentsController } from './deployments/deployments.controller.js';
import { DocumentLinksController } from './documents/document-links.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { DocumentsService } from './documents/documents.service.js';
import { ElementInstancesController } from './element-instances/element-instances.controller.js';
import { ExpressionsController } from './expressions/expressions.controller.js';
import { FormReader } from './forms/form-reader.js';
import { AuthorizationsController } from './identity/authorizations.controller.js';
import { DirectorySearches } from './identity/directory-searches.js';
import { GroupsController } from './identity/groups.controller.js';
import { MappingRulesController } from './identity/mapping-rules.controller.js';
import { MembershipsController } from './identity/memberships.controller.js';
import { MembershipsService } from './identity/memberships.service.js';
import { RolesController } from './identity/roles.controller.js';
import { TenantsController } from './identity/tenants.controller.js';
import { UsersController } from './identity/users.controller.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { ActivateJobsService } from './jobs/activate-jobs.service.js';
import { JobsController } from './jobs/jobs.controller.js';
import { MessagesController } from './messages/messages.controller.js';
import { ProcessDefinitionsController } from './process-definitions/process-definitions.controller.js';
import { CreateProcessInstanceService } from './process-instances/create-process-instance.service.js';
import { ProcessInstancesController } from './process-instances/process-instances.controller.js';
import { DeleteResourceController } from './resources/delete-resource.controller.js';
import { ResourceReader } from './resources/resource-reader.js';
import { ResourcesController } from './resources/resources.controller.js';
import { SearchService } from './search/search-service.js';
import { SignalsController } from './signals/signals.controller.js';
import { SystemController } from './system/system.controller.js';
import { UnsupportedController } from './unsupported/unsupported.controller.js';
import { TaskAccess } from './user-tasks/task-access.js';
import { UserTaskCommands } from './user-tasks/user-task-commands.service.js';
import { UserTasksController } from './user-tasks/user-tasks.controller.js';
import { VariablesController } from './variables/variables.controller.js';
import { VariablesService } from './variables/variables.service.js';
import { UserTaskAuditLogsController } from './audit-logs/user-task-audit-logs.controller.js';
import { AuditLogsController } from './audit-logs/audit-logs.controller.js';
import { AuditLogs } from './audit-logs/audit-logs.service.js';
import { GlobalTaskListenersController } from './global-task-listeners/global-task-listeners.controller.js';
import { GlobalTaskListenersService } from './global-task-listeners/global-task-listeners.service.js';
import { ClusterVariableSearchController } from './cluster-variables/cluster-variable-search.controller.js';
import { ClusterVariables } from './cluster-variables/cluster-variables.service.js';
import { GlobalClusterVariablesController } from './cluster-variables/global-cluster-variables.controller.js';
import { TenantClusterVariablesController } from './cluster-variables/tenant-cluster-variables.controller.js';
import { JobStatisticsController } from './job-statistics/job-statistics.controller.js';
import { ProcessStatisticsController } from './process-definitions/process-statistics.controller.js';
import { IncidentStatisticsController } from './incidents/incident-statistics.controller.js';
import { InstanceViewsController } from './process-instances/instance-views.controller.js';
import { UsageController } from './usage/usage.controller.js';

/** The interface for integrators under `/v2`: the Orchestration Cluster REST API. */
@Module({
  controllers: [
    SystemController,
    AuditLogsController,
    UserTaskAuditLogsController,
    ClusterVariableSearchController,
    GlobalTaskListenersController,
    GlobalClusterVariablesController,
    TenantClusterVariablesController,
    JobStatisticsController,
    ProcessStatisticsController,
    IncidentStatisticsController,
    InstanceViewsController,
    UsageController,
    ClockController,
    DeploymentsController,
    ResourcesController,
    ProcessDefinitionsController,
    ProcessInstancesController,
    ProcessInstanceBatchesController,
    BatchOperationsController,
    BatchOperationItemsController,
    ElementInstancesController,
    JobsController,
    MessagesController,
    SignalsController,
    ConditionalsController,
    UserTasksController,
    VariablesController,
    IncidentsController,
    DeleteResourceController,
    DecisionDefinitionsController,
    DecisionRequirementsController,
    DecisionInstancesController,
    ExpressionsController,
    DocumentsController,
    DocumentLinksController,
    UsersController,
    GroupsController,
    RolesController,
    TenantsController,
    MappingRulesController,
    AuthorizationsController,
    MembershipsController,
    UnsupportedController,
  ],
  providers: [
    AuditLogs,
    ClusterVariables,
    GlobalTaskListenersService,
    ActivateJobsService,
    CreateProcessInstanceService,
    DefinitionRights,
    DirectorySearches,
    DocumentsService,
    EvaluateDecisionService,
    FormReader,
    MembershipsService,
    ResourceReader,
    SearchService,
    StartBatchOperation,
    TaskAccess,
    UserTaskCommands,
    VariablesService,
  ],
})
export class V2Module {}
