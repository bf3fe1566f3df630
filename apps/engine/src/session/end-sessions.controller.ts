import { Controller, Delete, HttpCode, Inject, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CurrentPrincipal,
  everyResource,
  RequirePermission,
  type Directories,
  type Principal,
} from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { Call } from '../access/call.js';
import { requireOn } from '../access/require-on.js';
import { DIRECTORIES } from '../platform/tokens.js';
import { requireDone } from '../v2/identity/answer-outcome.js';
import { IdentifierPipe } from '../v2/identity/identifier.js';

/** Administrators sign others out: somebody whose computer was stolen, or everybody. */
@ApiTags('Session')
@Controller('api')
export class EndSessionsController {
  constructor(@Inject(DIRECTORIES) private readonly directories: Directories) {}

  @Delete('users/:username/sessions')
  @HttpCode(204)
  @RequirePermission('USER', 'UPDATE')
  @ApiOperation({
    operationId: 'endSessionsOfUser',
    summary: 'Signs a person out of every browser, also one who signed in at an identity provider',
  })
  @ApiNoContentResponse({ description: 'The person is signed in nowhere' })
  @ApiNotFoundResponse({ description: 'No account has the name, and nobody of that name is signed in.' })
  async endOfOne(
    @CurrentPrincipal() principal: Principal,
    @Call() call: CallContext,
    @Param('username', IdentifierPipe) username: string,
  ): Promise<void> {
    requireOn(principal, 'USER', 'UPDATE', username);
    requireDone(await this.directories.changedBy(call.actor).endSessions(username), `user '${username}'`);
  }

  @Delete('sessions')
  @HttpCode(204)
  @RequirePermission('USER', 'UPDATE')
  @ApiOperation({ operationId: 'endAllSessions', summary: 'Signs everybody out, whoever asks too' })
  @ApiNoContentResponse({ description: 'Nobody is signed in' })
  async endOfAll(@CurrentPrincipal() principal: Principal, @Call() call: CallContext): Promise<void> {
    requireOn(principal, 'USER', 'UPDATE', everyResource);
    requireDone(await this.directories.changedBy(call.actor).endSessions(null), 'session');
  }
}
