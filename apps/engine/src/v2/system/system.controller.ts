import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Public, SignedIn, type Principal } from '@vorgang/identity';
import { DirectorySearches } from '../identity/directory-searches.js';
import { NoContent } from '../requests/described.js';
import { AuthenticationDto, LicenseDto, TopologyDto } from './system.dto.js';

/** The version of the Orchestration Cluster API that `/v2` follows. */
const followedVersion = '8.9.0';

/** What the server is, and who asks. */
@ApiTags('System')
@SignedIn()
@Controller('v2')
export class SystemController {
  constructor(private readonly searches: DirectorySearches) {}

  @Get('topology')
  @ApiOperation({
    operationId: 'getTopology',
    summary: 'One node with one partition: the truth is in PostgreSQL',
  })
  @ApiOkResponse({ type: TopologyDto })
  topology(): TopologyDto {
    const partition = { partitionId: 1, role: 'leader', health: 'healthy' } as const;
    return {
      brokers: [{ nodeId: 0, host: 'localhost', port: 0, partitions: [partition], version: followedVersion }],
      clusterId: null,
      clusterSize: 1,
      partitionsCount: 1,
      replicationFactor: 1,
      gatewayVersion: followedVersion,
      lastCompletedChangeId: '0',
    };
  }

  // Clients ask for it before they sign in.
  @Public()
  @Get('license')
  @ApiOperation({ operationId: 'getLicense', summary: 'The licence of the server' })
  @ApiOkResponse({ type: LicenseDto })
  license(): LicenseDto {
    return { validLicense: true, licenseType: 'EUPL-1.2', isCommercial: false, expiresAt: null };
  }

  @Get('status')
  @NoContent()
  @ApiOperation({ operationId: 'getStatus', summary: 'Whether the engine works' })
  status(): void {
    // Answering is the status: the application listens only while the engine's loops run.
  }

  @Get('authentication/me')
  @ApiOperation({ operationId: 'getAuthentication', summary: 'Who is signed in' })
  @ApiOkResponse({ type: AuthenticationDto })
  async me(@CurrentPrincipal() principal: Principal): Promise<AuthenticationDto> {
    const workbench = principal.grants.some((grant) => grant.resourceType === 'COMPONENT');
    return {
      username: principal.username,
      displayName: principal.name,
      email: principal.email || null,
      authorizedComponents: workbench ? ['*'] : [],
      tenants: await this.searches.tenants(principal.tenants),
      groups: principal.groups,
      roles: principal.roles,
      salesPlanType: null,
      c8Links: {},
      canLogout: true,
    };
  }
}
