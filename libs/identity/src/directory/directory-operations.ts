import type { AuditedOperation } from '@vorgang/storage';
import type { GrantChange } from './change-grants.js';
import type { Assignment } from './change-memberships.js';
import type { EntryKind } from './directory-entry.js';

/** What the audit log says of an entry that is created, changed or deleted. People are named by their account alone. */
export function entryOperation(
  operationType: 'CREATE' | 'UPDATE' | 'DELETE',
  kind: EntryKind,
  id: string,
  name: string | null = null,
): AuditedOperation {
  return { entityType: kind, operationType, entityKey: id, entityDescription: name };
}

/** What the audit log says of a membership: about the group, role or tenant, and who is assigned. */
export function membershipOperation(
  operationType: 'ASSIGN' | 'UNASSIGN',
  { containerKind, containerId, memberKind, memberId }: Assignment,
): AuditedOperation {
  const relatedEntity = { type: memberKind, key: memberId };
  return { entityType: containerKind, operationType, entityKey: containerId, relatedEntity };
}

/** What the audit log says of a grant: whose it is, and in its description which permissions on what. */
export function grantOperation(
  operationType: 'CREATE' | 'UPDATE' | 'DELETE',
  authorizationKey: string,
  grant: GrantChange,
): AuditedOperation {
  const { ownerType, ownerId, resourceType, resourceId, resourcePropertyName, permissionTypes } = grant;
  const resource = resourceId ?? resourcePropertyName ?? '';
  return {
    entityType: 'AUTHORIZATION',
    operationType,
    entityKey: authorizationKey,
    entityDescription: `${resourceType} ${resource}: ${[...permissionTypes].sort().join(', ')}`,
    relatedEntity: { type: ownerType, key: ownerId },
  };
}
