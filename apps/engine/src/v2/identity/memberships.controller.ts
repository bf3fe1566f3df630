import { Body, Controller, HttpCode, Param, Post, RequestMapping, RequestMethod } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequirePermission, type Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import { directoryMemberSearches, roleSearch } from '@vorgang/storage';
import { Call } from '../../access/call.js';
import { NoContent } from '../requests/described.js';
import { SearchOf } from '../search/describe-search.js';
import { IdentifierPipe } from './identifier.js';
import { membershipRoutes, type MembershipRoutes } from './membership-routes.js';
import { MembershipsService } from './memberships.service.js';

/**
 * Who belongs to which group, role and tenant: for each kind of container and member a route to assign, one to
 * take away and one to search. They differ in their names only, so they are added from the table of these.
 */
@ApiTags('Memberships')
@Controller('v2')
export class MembershipsController {
  constructor(readonly memberships: MembershipsService) {}

  @Post('groups/:groupId/roles/search')
  @HttpCode(200)
  @SearchOf(roleSearch)
  @RequirePermission('GROUP', 'READ')
  @ApiOperation({ operationId: 'searchRolesForGroup', summary: 'Finds the roles of a group' })
  searchRolesForGroup(
    @CurrentPrincipal() principal: Principal,
    @Param('groupId', IdentifierPipe) groupId: string,
    @Body() body: unknown,
  ): Promise<unknown> {
    return this.memberships.rolesOfGroup(principal, groupId, body);
  }
}

for (const routes of membershipRoutes) addRoutes(routes);

function addRoutes(routes: MembershipRoutes): void {
  const { container, member, path, containerParameter, memberParameter, operations } = routes;
  const words = `${member.toLowerCase().replace('_', ' ')} of a ${container.toLowerCase()}`;
  const kinds = { containerKind: container, memberKind: member } as const;

  addRoute(
    operations.assign,
    [Object, Object, String, String],
    [
      CurrentPrincipal(),
      Call(),
      Param(containerParameter, IdentifierPipe),
      Param(memberParameter, IdentifierPipe),
    ],
    [
      RequestMapping({ path: `${path}/:${memberParameter}`, method: RequestMethod.PUT }),
      NoContent(),
      RequirePermission(container, 'UPDATE'),
      ApiParam({ name: containerParameter }),
      ApiParam({ name: memberParameter }),
      ApiOperation({ operationId: operations.assign, summary: `Adds a ${words}` }),
    ],
    function assign(
      this: MembershipsController,
      principal: Principal,
      call: CallContext,
      containerId: string,
      memberId: string,
    ) {
      return this.memberships.assign(principal, call, { ...kinds, containerId, memberId });
    },
  );
  addRoute(
    operations.unassign,
    [Object, Object, String, String],
    [
      CurrentPrincipal(),
      Call(),
      Param(containerParameter, IdentifierPipe),
      Param(memberParameter, IdentifierPipe),
    ],
    [
      RequestMapping({ path: `${path}/:${memberParameter}`, method: RequestMethod.DELETE }),
      NoContent(),
      RequirePermission(container, 'UPDATE'),
      ApiParam({ name: containerParameter }),
      ApiParam({ name: memberParameter }),
      ApiOperation({ operationId: operations.unassign, summary: `Takes away a ${words}` }),
    ],
    function unassign(
      this: MembershipsController,
      principal: Principal,
      call: CallContext,
      containerId: string,
      memberId: string,
    ) {
      return this.memberships.unassign(principal, call, { ...kinds, containerId, memberId });
    },
  );
  addRoute(
    operations.search,
    [Object, String, Object],
    [CurrentPrincipal(), Param(containerParameter, IdentifierPipe), Body()],
    [
      RequestMapping({ path: `${path}/search`, method: RequestMethod.POST }),
      SearchOf(directoryMemberSearches[member]),
      RequirePermission(container, 'READ'),
      ApiParam({ name: containerParameter }),
      ApiOperation({ operationId: operations.search, summary: `Finds each ${words}` }),
    ],
    function search(this: MembershipsController, principal: Principal, containerId: string, body: unknown) {
      return this.memberships.search(principal, { ...kinds, containerId }, body);
    },
  );
}

/** Adds a method with what decorators would say of it and of its parameters. */
function addRoute(
  name: string,
  types: readonly unknown[],
  parameters: readonly ParameterDecorator[],
  decorators: readonly MethodDecorator[],
  handler: (this: MembershipsController, principal: Principal, ...rest: never[]) => Promise<unknown>,
): void {
  const prototype = MembershipsController.prototype;
  Object.defineProperty(prototype, name, { value: handler, configurable: true, writable: true });
  Reflect.defineMetadata('design:paramtypes', types, prototype, name);
  parameters.forEach((decorate, index) => decorate(prototype, name, index));
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  if (!descriptor) throw new Error(`The route ${name} could not be added.`);
  for (const decorate of decorators) decorate(prototype, name, descriptor);
}
