import type { AuditedOperation, Queryable } from '@vorgang/storage';
import type { StoredResource } from './find-stored-resource.js';

interface DeletedDecision {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

// Reads the decisions of the tenant, which are not many. Index: primary key.
const decisionsStatement = `
  select decision_definition_key as key, decision_definition_id as id, name from decision_definition
  where tenant_id = $1 and decision_requirements_key = $2 order by decision_definition_key`;

/**
 * What the audit log says of a deletion: one entry for the resource, and one for each decision of a model. Where it was
 * deleted before, the deletion is that of what is left of it.
 */
export async function deletedOperations(
  database: Queryable,
  tenantId: string,
  resource: StoredResource,
): Promise<readonly AuditedOperation[]> {
  const { key, id, resourceName, deploymentKey, isDeleted } = resource;
  const deleted = { operationType: 'DELETE', deploymentKey } as const;
  const ofResource = { ...deleted, entityType: 'RESOURCE', entityKey: key, resourceKey: key } as const;
  switch (resource.kind) {
    case 'process': {
      const entityDescription = isDeleted ? 'PROCESS_DEFINITION' : resourceName;
      return [{ ...ofResource, entityDescription, processDefinitionId: id, processDefinitionKey: key }];
    }
    case 'form':
      return [{ ...ofResource, entityDescription: resourceName, formKey: key }];
    case 'decisions': {
      const model = { decisionRequirementsId: id, decisionRequirementsKey: key };
      if (isDeleted) return [{ ...ofResource, ...model, entityDescription: 'DECISION_REQUIREMENTS' }];
      const { rows } = await database.query<DeletedDecision>(decisionsStatement, [tenantId, key]);
      const decisions = rows.map((decision): AuditedOperation => ({
        ...deleted,
        ...model,
        entityType: 'DECISION',
        entityKey: decision.key,
        entityDescription: decision.name,
        decisionDefinitionId: decision.id,
        decisionDefinitionKey: decision.key,
      }));
      return [{ ...ofResource, ...model, entityDescription: resourceName }, ...decisions];
    }
  }
}
