import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { Call } from '../../access/call.js';
import { ActivatedJobDto } from '../../v2/jobs/activate-jobs.dto.js';
import { JobStreams } from './job-streams.service.js';
import { StreamJobsQuery } from './stream-jobs.query.js';

/** Work for job workers, as it comes. */
@ApiTags('Jobs')
@Controller('api/jobs')
export class JobStreamController {
  constructor(private readonly streams: JobStreams) {}

  @Get('stream')
  @RequirePermission('PROCESS_DEFINITION', 'UPDATE_PROCESS_INSTANCE')
  @ApiExtraModels(ActivatedJobDto)
  @ApiOperation({
    operationId: 'streamJobs',
    summary: 'Server-sent events with jobs that the worker holds from then on',
    description:
      'A stream that stays open: events `job` (a job as `POST /v2/jobs/activation` gives it), `end` (no more jobs come, with ' +
      'a `reason`; `retry` says when to come back), and comments as heartbeats every 15 seconds. Their data is described ' +
      'in `/api/asyncapi.json`. At most 100 streams per account on a node (429).',
  })
  @ApiOkResponse({
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(ActivatedJobDto) } } },
    description: 'The data of each event `job`.',
  })
  stream(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Query() query: StreamJobsQuery,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.streams.open(principal, call, query, request, response);
  }
}
