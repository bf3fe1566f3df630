import { everyResource, permittedResourceIds, type PermissionOf, type Principal } from '@vorgang/identity';
import { columnIn, type Restriction } from '@vorgang/storage';

/** Narrows a search to the decisions on which the person holds the permission. */
export function onPermittedDecisions(
  principal: Principal,
  permission: PermissionOf<'DECISION_DEFINITION'>,
  column: string,
): readonly Restriction[] {
  const ids = permittedResourceIds(principal, 'DECISION_DEFINITION', permission);
  return ids === everyResource ? [] : [columnIn(column, ids)];
}

/** Narrows a search to the decision models that the person may read. */
export function onPermittedRequirements(principal: Principal, column: string): readonly Restriction[] {
  const ids = permittedResourceIds(principal, 'DECISION_REQUIREMENTS_DEFINITION', 'READ');
  return ids === everyResource ? [] : [columnIn(column, ids)];
}
