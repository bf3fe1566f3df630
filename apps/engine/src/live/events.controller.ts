import { Controller, Get, Headers, Inject, Req, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, isPermittedSomewhere, RequirePermission, type Principal } from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { CallerIdentification } from '../access/caller.js';
import { RequestTenant } from '../access/request-tenant.js';
import { HttpProblem } from '../http/problem.js';
import { ENGINE } from '../platform/tokens.js';
import { streamHints } from './event-stream.js';
import type { Standing } from './watch-standing.js';

/** Open streams per person: more than anyone has tabs for, few enough to keep a script from holding them all. */
const streamsPerPerson = 12;

/** Tells open pages what to read again. */
@ApiTags('Live')
@Controller('api/events')
export class EventsController implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<Response>>();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly callers: CallerIdentification,
    private readonly tenants: RequestTenant,
  ) {}

  @Get()
  @RequirePermission('COMPONENT', 'ACCESS')
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'Server-sent events that name what changed, without data',
    description:
      'A stream that stays open: events `hint` (what to read again), `reset` (hints were missed, read everything again), ' +
      '`end` (whoever listens may no longer), and comments as heartbeats every 15 seconds. Their data is described in ' +
      '`/api/asyncapi.json`. At most 12 streams per person (429).',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The id of the last hint that came; what was missed since is sent first.',
  })
  @ApiOkResponse({
    description: 'The stream.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @ApiProduces('text/event-stream')
  async stream(
    @CurrentPrincipal() principal: Principal,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const streams = this.open.get(principal.username) ?? new Set();
    if (streams.size >= streamsPerPerson) {
      throw new HttpProblem(
        429,
        'too-many-streams',
        `At most ${streamsPerPerson} event streams per person; close a page.`,
      );
    }
    this.open.set(principal.username, streams.add(response));
    const { tenantId } = principal;
    const judge = () => this.judge(tenantId, request);
    await streamHints(response, this.engine, { tenantId, lastEventId, judge });
    streams.delete(response);
    if (streams.size === 0) this.open.delete(principal.username);
  }

  /** Over once the person signs out, what they brought expires, or their account or right is gone. */
  private async judge(tenantId: string, request: Request): Promise<Standing> {
    try {
      const caller = await this.callers.identify(request, 'passive');
      if (!caller || !isPermittedSomewhere(caller.principal, 'COMPONENT', 'ACCESS')) return { kind: 'ends' };
      const chosen = await this.tenants.choose(caller.principal, request);
      return chosen.tenantId === tenantId ? { kind: 'goesOn', endsAt: caller.endsAt } : { kind: 'ends' };
    } catch (error) {
      // Refused; a provider or database that is away refuses nobody.
      if (error instanceof HttpProblem && error.status < 500) return { kind: 'ends' };
      throw error;
    }
  }

  /** Streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const response of [...this.open.values()].flatMap((streams) => [...streams])) response.end();
  }
}
