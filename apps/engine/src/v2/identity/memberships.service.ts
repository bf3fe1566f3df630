import { Inject, Injectable } from '@nestjs/common';
import type { Assignment, ContainerKind, Directories, Principal } from '@vorgang/identity';
import type { CallContext } from '@vorgang/orchestration';
import {
  directoryMemberSearches,
  groupSearch,
  membersOf,
  roleSearch,
  rolesOf,
  tenantSearch,
  type SearchDefinition,
} from '@vorgang/storage';
import { requireOn } from '../../access/require-on.js';
import { DIRECTORIES } from '../../platform/tokens.js';
import { requireDone } from './answer-outcome.js';
import { DirectorySearches } from './directory-searches.js';

const containerSearches = { GROUP: groupSearch, ROLE: roleSearch, TENANT: tenantSearch } as const;

/** Who belongs to which group, role and tenant. */
@Injectable()
export class MembershipsService {
  constructor(
    @Inject(DIRECTORIES) private readonly directories: Directories,
    private readonly searches: DirectorySearches,
  ) {}

  /** A second assignment to a tenant is no mistake, to a group or role it is a conflict: so the interface has it. */
  async assign(principal: Principal, call: CallContext, assignment: Assignment): Promise<void> {
    requireOn(principal, assignment.containerKind, 'UPDATE', assignment.containerId);
    const outcome = await this.directories.changedBy(call.actor).assign(assignment);
    if (outcome === 'exists' && assignment.containerKind === 'TENANT') return;
    const entry = entryOf(assignment);
    const member = memberOf(assignment);
    requireDone(outcome, outcome === 'exists' ? `the assignment of ${member} to ${entry}` : entry, member);
  }

  async unassign(principal: Principal, call: CallContext, assignment: Assignment): Promise<void> {
    requireOn(principal, assignment.containerKind, 'UPDATE', assignment.containerId);
    const outcome = await this.directories.changedBy(call.actor).unassign(assignment);
    requireDone(outcome, entryOf(assignment), memberOf(assignment));
  }

  async search(
    principal: Principal,
    { containerKind, containerId, memberKind }: Omit<Assignment, 'memberId'>,
    body: unknown,
  ): Promise<unknown> {
    await this.requireReadable(principal, containerKind, containerId);
    const definition: SearchDefinition = directoryMemberSearches[memberKind];
    return this.searches.search(principal, definition, body, [
      membersOf(containerKind, containerId, memberKind),
    ]);
  }

  async rolesOfGroup(principal: Principal, groupId: string, body: unknown): Promise<unknown> {
    await this.requireReadable(principal, 'GROUP', groupId);
    return this.searches.search(principal, roleSearch, body, [rolesOf(groupId)]);
  }

  private async requireReadable(principal: Principal, kind: ContainerKind, id: string): Promise<void> {
    requireOn(principal, kind, 'READ', id);
    const definition: SearchDefinition = containerSearches[kind];
    await this.searches.get(principal, definition, id);
  }
}

function entryOf({ containerKind, containerId }: Assignment): string {
  return `${containerKind.toLowerCase()} '${containerId}'`;
}

function memberOf({ memberKind, memberId }: Assignment): string {
  return `${memberKind.toLowerCase().replace('_', ' ')} '${memberId}'`;
}
