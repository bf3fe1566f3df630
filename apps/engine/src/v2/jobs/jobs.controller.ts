import { Body, Controller, HttpCode, Inject, Param, Patch, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { JobKey } from '@vorgang/execution';
import type { JsonObject } from '@vorgang/feel';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext, Engine } from '@vorgang/orchestration';
import { jobSearch, type ItemOf, type SearchPage } from '@vorgang/storage';
import type { Response } from 'express';
import { Call } from '../../access/call.js';
import { DefinitionRights, onPermittedProcesses } from '../../access/definition-rights.js';
import { invalidRequest } from '../../http/problem.js';
import { ENGINE } from '../../platform/tokens.js';
import { NoContent } from '../requests/described.js';
import { KeyPipe } from '../requests/key.pipe.js';
import { SearchOf } from '../search/describe-search.js';
import { SearchService } from '../search/search-service.js';
import { ActivatedJobs, ActivateJobsRequest } from './activate-jobs.dto.js';
import { ActivateJobsService } from './activate-jobs.service.js';
import { readJobResult } from './job-result.js';
import {
  CompleteJobRequest,
  FailJobRequest,
  ThrowJobErrorRequest,
  UpdateJobRequest,
} from './finish-job.dto.js';

/** Work for job workers. */
@ApiTags('Jobs')
@Controller('v2/jobs')
export class JobsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly activation: ActivateJobsService,
    private readonly searches: SearchService,
    private readonly rights: DefinitionRights,
  ) {}

  @Post('activation')
  @HttpCode(200)
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'activateJobs',
    summary: 'Takes jobs; waits for a first one when there are none',
  })
  @ApiOkResponse({ type: ActivatedJobs })
  async activate(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Body() request: ActivateJobsRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ActivatedJobs> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return { jobs: await this.activation.activate(principal, call, request, gone.signal) };
  }

  @Post('search')
  @SearchOf(jobSearch)
  @RequirePermission('PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'searchJobs', summary: 'Finds jobs' })
  search(
    @CurrentPrincipal() principal: Principal,
    @Body() body: unknown,
  ): Promise<SearchPage<ItemOf<typeof jobSearch>>> {
    const readable = onPermittedProcesses(principal, 'READ_PROCESS_INSTANCE', 'j.process_definition_id');
    return this.searches.search(principal, jobSearch, body, readable);
  }

  @Post(':jobKey/completion')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'completeJob', summary: 'Hands in the result of a job that the caller holds' })
  async complete(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('jobKey', KeyPipe) key: string,
    @Body() { variables, result }: CompleteJobRequest,
  ): Promise<void> {
    await this.requireUpdate(principal, key);
    const said = readJobResult(result);
    await this.engine.completeJob(call, key as JobKey, (variables ?? {}) as JsonObject, undefined, said);
  }

  @Post(':jobKey/failure')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'failJob', summary: 'Says that a job could not be done this time' })
  async fail(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('jobKey', KeyPipe) key: string,
    @Body() request: FailJobRequest,
  ): Promise<void> {
    await this.requireUpdate(principal, key);
    await this.engine.failJob(call, key as JobKey, {
      retries: request.retries ?? 0,
      ...(typeof request.retryBackOff === 'number' ? { retryBackOff: request.retryBackOff } : {}),
      errorMessage: request.errorMessage ?? '',
      variables: (request.variables ?? {}) as JsonObject,
    });
  }

  @Post(':jobKey/error')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({
    operationId: 'throwJobError',
    summary: 'Ends a job with an error that the model may catch',
  })
  async throwError(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('jobKey', KeyPipe) key: string,
    @Body() request: ThrowJobErrorRequest,
  ): Promise<void> {
    await this.requireUpdate(principal, key);
    await this.engine.throwJobError(call, key as JobKey, {
      errorCode: request.errorCode,
      errorMessage: request.errorMessage ?? '',
      variables: (request.variables ?? {}) as JsonObject,
    });
  }

  @Patch(':jobKey')
  @NoContent()
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiOperation({ operationId: 'updateJob', summary: 'Changes the retries or the deadline of a job' })
  async update(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('jobKey', KeyPipe) key: string,
    @Body() { changeset }: UpdateJobRequest,
  ): Promise<void> {
    const changes = {
      ...(typeof changeset.retries === 'number' ? { retries: changeset.retries } : {}),
      ...(typeof changeset.timeout === 'number' ? { timeout: changeset.timeout } : {}),
    };
    if (Object.keys(changes).length === 0) {
      throw invalidRequest([{ field: 'changeset', message: 'Must name retries or timeout.' }]);
    }
    await this.requireUpdate(principal, key);
    await this.engine.updateJob(call, key as JobKey, changes);
  }

  private requireUpdate(principal: Principal, key: string): Promise<void> {
    return this.rights.requireOnProcessOf(principal, 'UPDATE_PROCESS_INSTANCE', jobSearch, key);
  }
}
