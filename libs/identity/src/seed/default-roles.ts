import type { Grant } from '../permissions/principal.js';
import {
  everyResource,
  resourcePermissions,
  type ResourceType,
} from '../permissions/resource-permissions.js';

/** A role that every installation has, with the rights it starts with. */
export interface DefaultRole {
  readonly roleId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

function onAll<Type extends ResourceType>(
  resourceType: Type,
  ...permissions: readonly (typeof resourcePermissions)[Type][number][]
): Grant {
  return { resourceType, resourceId: everyResource, permissions };
}

const everything: readonly Grant[] = Object.entries(resourcePermissions).map(
  ([resourceType, permissions]) => ({
    resourceType: resourceType as ResourceType,
    resourceId: everyResource,
    permissions,
  }),
);

/** Least rights per profession; an installation may change the grants afterwards. */
export const defaultRoles: readonly DefaultRole[] = [
  { roleId: 'admin', name: 'Administration', grants: everything },
  {
    roleId: 'caseworker',
    name: 'Sachbearbeitung',
    grants: [
      onAll('COMPONENT', 'ACCESS'),
      onAll('CASE', 'READ', 'UPDATE'),
      onAll('USER_TASK', 'READ', 'CLAIM', 'COMPLETE'),
      onAll('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE'),
    ],
  },
  {
    roleId: 'designer',
    name: 'Prozessgestaltung',
    grants: [
      onAll('COMPONENT', 'ACCESS'),
      onAll('RESOURCE', 'CREATE', 'READ'),
      onAll('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION'),
      onAll('DECISION_DEFINITION', 'READ_DECISION_DEFINITION'),
      onAll('DECISION_REQUIREMENTS_DEFINITION', 'READ'),
      onAll('EXPRESSION', 'EVALUATE'),
    ],
  },
  {
    roleId: 'auditor',
    name: 'Revision',
    grants: [
      onAll('COMPONENT', 'ACCESS'),
      onAll('AUDIT_LOG', 'READ'),
      onAll('CASE', 'READ'),
      onAll('PROCESS_DEFINITION', 'READ_PROCESS_DEFINITION', 'READ_PROCESS_INSTANCE'),
    ],
  },
  {
    roleId: 'integrator',
    name: 'Anbindung von Fachverfahren',
    grants: [
      onAll('RESOURCE', 'CREATE', 'READ'),
      onAll('PROCESS_DEFINITION', ...resourcePermissions.PROCESS_DEFINITION),
      onAll(
        'DECISION_DEFINITION',
        'CREATE_DECISION_INSTANCE',
        'READ_DECISION_DEFINITION',
        'READ_DECISION_INSTANCE',
      ),
      onAll('DECISION_REQUIREMENTS_DEFINITION', 'READ'),
      onAll('MESSAGE', 'CREATE', 'READ'),
      onAll('USER_TASK', 'READ', 'UPDATE', 'CLAIM', 'COMPLETE'),
      onAll('BATCH', 'CREATE', 'READ', 'UPDATE'),
      onAll('EXPRESSION', 'EVALUATE'),
      onAll('DOCUMENT', 'CREATE', 'READ', 'DELETE'),
      onAll('SYSTEM', 'READ', 'READ_JOB_METRIC', 'READ_USAGE_METRIC'),
      onAll('CLUSTER_VARIABLE', 'READ'),
    ],
  },
];
