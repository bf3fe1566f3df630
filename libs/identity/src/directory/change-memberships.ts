import { MembershipEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';
import { defaultTenantId } from '../default-tenant.js';
import { insertUnlessThere } from '../seed/insert-unless-there.js';
import type { ContainerKind, MemberKind } from './directory-entry.js';
import type { DirectoryOutcome } from './directory-outcome.js';
import type { DirectoryOptions } from './directory.js';
import { lockEntry } from './lock-entry.js';

/** One membership: who belongs to what. */
export interface Assignment {
  readonly containerKind: ContainerKind;
  readonly containerId: string;
  readonly memberKind: MemberKind;
  readonly memberId: string;
}

/** Adds the member. Both sides stay until the membership is written, whoever deletes at the same moment. */
export async function assign(
  manager: EntityManager,
  { containerKind, containerId, memberKind, memberId }: Assignment,
  options: DirectoryOptions,
): Promise<DirectoryOutcome> {
  if (!(await lockEntry(manager, containerKind, containerId, 'share'))) return 'absent';
  if (!(await isKnown(manager, memberKind, memberId, options))) return 'noMember';
  const added = await insertUnlessThere(manager, MembershipEntity, [
    {
      tenantId: defaultTenantId,
      containerType: containerKind,
      containerId,
      memberType: memberKind,
      memberId,
    },
  ]);
  return added ? 'done' : 'exists';
}

/** Takes the member away. */
export async function unassign(
  manager: EntityManager,
  { containerKind, containerId, memberKind, memberId }: Assignment,
): Promise<DirectoryOutcome> {
  if (!(await lockEntry(manager, containerKind, containerId, 'share'))) return 'absent';
  const { affected } = await manager.delete(MembershipEntity, {
    tenantId: defaultTenantId,
    containerType: containerKind,
    containerId,
    memberType: memberKind,
    memberId,
  });
  return affected ? 'done' : 'notAssigned';
}

/** Whether it may be a member or an owner: in the directory, or known to the identity provider only. */
export async function isKnown(
  manager: EntityManager,
  kind: MemberKind,
  id: string,
  { externalUsers, externalGroups }: DirectoryOptions,
): Promise<boolean> {
  if (kind === 'CLIENT') return true;
  if ((kind === 'USER' && externalUsers) || (kind === 'GROUP' && externalGroups)) return true;
  return lockEntry(manager, kind, id, 'share');
}
