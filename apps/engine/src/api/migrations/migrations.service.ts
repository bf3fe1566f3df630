import { Inject, Injectable } from '@nestjs/common';
import type { ProcessDefinitionKey, ProcessInstanceKey } from '@vorgang/execution';
import type { Principal } from '@vorgang/identity';
import type { Engine, MigrationPreview } from '@vorgang/orchestration';
import { instanceOperationSearch, processDefinitionSearch } from '@vorgang/storage';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { ENGINE } from '../../platform/tokens.js';
import { readMigrationPlan } from '../../v2/batch-operations/read-migration-plan.js';
import { SearchService } from '../../v2/search/search-service.js';
import type {
  MigrationPreviewAnswer,
  MigrationPreviewRequest,
  MigrationProposalAnswer,
  MigrationProposalRequest,
  PreviewedMigration,
} from './migrations.dto.js';

/** Instances that a preview tries the plan with. */
const tried = 50;

/** Prepares a migration: what could go where, and what a plan would do. */
@Injectable()
export class MigrationsService {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  /** @throws HttpProblem 403 unless the person may change the instances of both processes */
  async propose(principal: Principal, request: MigrationProposalRequest): Promise<MigrationProposalAnswer> {
    await this.requireRight(principal, request.sourceProcessDefinitionKey);
    await this.requireRight(principal, request.targetProcessDefinitionKey);
    const items = await this.engine.proposeMigration(
      principal.tenantId,
      request.sourceProcessDefinitionKey as ProcessDefinitionKey,
      request.targetProcessDefinitionKey as ProcessDefinitionKey,
    );
    return { items: [...items] };
  }

  /**
   * @throws InvalidSearchError naming what is wrong in the filter
   * @throws HttpProblem 403 unless the person may change the instances of the target
   */
  async preview(principal: Principal, request: MigrationPreviewRequest): Promise<MigrationPreviewAnswer> {
    await this.requireRight(principal, request.migrationPlan.targetProcessDefinitionKey);
    const found = await this.searches.search(
      principal,
      instanceOperationSearch,
      { filter: { ...request.filter, state: 'ACTIVE' }, page: { limit: tried } },
      onPermittedProcesses(principal, 'UPDATE_PROCESS_INSTANCE', 'p.process_definition_id'),
    );
    const previews = await this.engine.previewMigration(
      principal.tenantId,
      found.items.map((item) => item.processInstanceKey as ProcessInstanceKey),
      readMigrationPlan(request.migrationPlan),
    );
    return { items: previews.map(describePreview), totalItems: found.page.totalItems };
  }

  private requireRight(principal: Principal, processDefinitionKey: string): Promise<void> {
    return this.rights.requireOnProcessOf(
      principal,
      'UPDATE_PROCESS_INSTANCE',
      processDefinitionSearch,
      processDefinitionKey,
    );
  }
}

function describePreview(preview: MigrationPreview): PreviewedMigration {
  const { processInstanceKey, outcome } = preview;
  const nothing = { processInstanceKey, outcome, moves: [], problems: [], detail: null };
  switch (preview.outcome) {
    case 'MIGRATES':
      return {
        ...nothing,
        moves: preview.summary.moves.map(({ sourceElementId, targetElementId }) => ({
          sourceElementId,
          targetElementId,
        })),
      };
    case 'REFUSED':
      return {
        ...nothing,
        problems: preview.problems.map(({ elementId, message, fix }) => ({ elementId, message, fix })),
        detail: preview.detail,
      };
    case 'IS_THERE':
    case 'NOT_FOUND':
      return nothing;
  }
}
