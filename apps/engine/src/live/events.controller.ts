import { Controller, Get, Headers, Inject, Req, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  defaultTenantId,
  isPermittedSomewhere,
  RequirePermission,
  type Authenticator,
  type Principal,
  type SessionService,
} from '@vorgang/identity';
import type { Engine } from '@vorgang/orchestration';
import type { Request, Response } from 'express';
import { readSessionToken } from '../access/read-credentials.js';
import { HttpProblem } from '../http/problem.js';
import { AUTHENTICATOR, ENGINE, SESSIONS } from '../platform/tokens.js';
import { streamHints } from './event-stream.js';

/** Open streams per person: more than anyone has tabs for, few enough to keep a script from holding them all. */
const streamsPerPerson = 12;

/** Tells open pages what to read again. */
@ApiTags('Live')
@Controller('api/events')
export class EventsController implements BeforeApplicationShutdown {
  private readonly open = new Map<string, Set<Response>>();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(SESSIONS) private readonly sessions: SessionService,
    @Inject(AUTHENTICATOR) private readonly authenticator: Authenticator,
  ) {}

  @Get()
  @RequirePermission('COMPONENT', 'ACCESS')
  @ApiOperation({
    operationId: 'streamEvents',
    summary: 'Server-sent events that name what changed, without data',
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
    const token = readSessionToken(request);
    const mayGoOn = () => this.mayGoOn(principal, token);
    await streamHints(response, this.engine, { tenantId: principal.tenantId, lastEventId, mayGoOn });
    streams.delete(response);
    if (streams.size === 0) this.open.delete(principal.username);
  }

  /** Until the person signs out, the session is over, or the account or its right is gone. */
  private async mayGoOn({ username }: Principal, token: string | null): Promise<boolean> {
    if (token && !(await this.sessions.peek(defaultTenantId, token))) return false;
    const principal = await this.authenticator.recall(defaultTenantId, username);
    return principal !== null && isPermittedSomewhere(principal, 'COMPONENT', 'ACCESS');
  }

  /** Streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const response of [...this.open.values()].flatMap((streams) => [...streams])) response.end();
  }
}
