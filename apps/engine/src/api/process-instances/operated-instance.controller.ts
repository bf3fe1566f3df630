import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ProcessInstanceKey } from '@vorgang/execution';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { Engine, ModificationPreview } from '@vorgang/orchestration';
import {
  elementInstanceOperationSearch,
  keyIn,
  processInstanceSearch,
  type ItemOf,
  type SearchPage,
} from '@vorgang/storage';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { ENGINE } from '../../platform/tokens.js';
import { ModifyProcessInstanceRequest } from '../../v2/process-instances/modify-process-instance.dto.js';
import { readModification } from '../../v2/process-instances/read-modification.js';
import { SearchOf } from '../../v2/search/describe-search.js';
import { SearchService } from '../../v2/search/search-service.js';
import { ProcessInstanceParameter } from '../operations/suspension.dto.js';
import { ModificationPreviewAnswer } from './modification-preview.dto.js';

/** One process instance for those who operate on it. */
@ApiTags('Operations')
@Controller('api/process-instances/:processInstanceKey')
export class OperatedInstanceController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  @Post('element-instances/search')
  @SearchOf(elementInstanceOperationSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'searchElementsToOperate',
    summary: 'Finds its element instances, as in /v2, and says which scope each lives in',
  })
  @ApiNotFoundResponse({ description: 'No such process instance.' })
  async elements(
    @CurrentPrincipal() principal: Principal,
    @Param() { processInstanceKey }: ProcessInstanceParameter,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof elementInstanceOperationSearch>>> {
    const readable = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'p.process_definition_id');
    await this.searches.get(principal, processInstanceSearch, processInstanceKey, readable);
    return this.searches.search(principal, elementInstanceOperationSearch, body, [
      keyIn('e.process_instance_key', [processInstanceKey]),
    ]);
  }

  @Post('modification/preview')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'MODIFY_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'previewModification',
    summary: 'Says what a modification would do now, or all that keeps it from being done; changes nothing',
  })
  @ApiOkResponse({ type: ModificationPreviewAnswer })
  @ApiNotFoundResponse({ description: 'No such process instance runs.' })
  async preview(
    @CurrentPrincipal() principal: Principal,
    @Param() { processInstanceKey }: ProcessInstanceParameter,
    @Body() request: ModifyProcessInstanceRequest,
  ): Promise<ModificationPreviewAnswer> {
    await this.rights.requireOnProcessOf(
      principal,
      'MODIFY_PROCESS_INSTANCE',
      processInstanceSearch,
      processInstanceKey,
    );
    const preview = await this.engine.previewModification(
      principal.tenantId,
      processInstanceKey as ProcessInstanceKey,
      readModification(request),
    );
    return describe(preview);
  }
}

function describe(preview: ModificationPreview): ModificationPreviewAnswer {
  switch (preview.outcome) {
    case 'REFUSED':
      return {
        outcome: 'REFUSED',
        problems: [...preview.problems],
        activated: [],
        incidents: [],
        instanceEnd: null,
      };
    case 'MODIFIES':
      return {
        outcome: 'MODIFIES',
        problems: [],
        activated: [...preview.activated],
        incidents: preview.incidents.map((incident) => ({ ...incident })),
        instanceEnd: preview.instanceEnd,
      };
  }
}
