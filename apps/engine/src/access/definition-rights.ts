import { Inject, Injectable } from '@nestjs/common';
import { everyResource, permittedResourceIds, type PermissionOf, type Principal } from '@vorgang/identity';
import {
  columnIn,
  connectionOf,
  findByKey,
  type Restriction,
  type SearchDefinition,
  type TenantWork,
} from '@vorgang/storage';
import { forbidden, notFound } from '../http/problem.js';
import { TENANT_WORK } from '../platform/tokens.js';

type ProcessPermission = PermissionOf<'PROCESS_DEFINITION'>;

/** Narrows a search to the processes on which the person holds the permission. */
export function onPermittedProcesses(
  principal: Principal,
  permission: ProcessPermission,
  column: string,
): readonly Restriction[] {
  const ids = permittedResourceIds(principal, 'PROCESS_DEFINITION', permission);
  return ids === everyResource ? [] : [columnIn(column, ids)];
}

/** Rights on things that belong to a process: instances, jobs, incidents, tasks. */
@Injectable()
export class DefinitionRights {
  constructor(@Inject(TENANT_WORK) private readonly work: TenantWork) {}

  /**
   * Refuses those who do not hold the permission on the process that the thing belongs to. Who may act on every
   * process is not looked up: the engine says itself when the thing does not exist.
   */
  async requireOnProcessOf(
    principal: Principal,
    permission: ProcessPermission,
    definition: SearchDefinition,
    key: string,
  ): Promise<void> {
    const ids = permittedResourceIds(principal, 'PROCESS_DEFINITION', permission);
    if (ids === everyResource) return;
    const found = await this.work.run(principal.tenantId, async (manager) =>
      findByKey(await connectionOf(manager), definition, key),
    );
    if (!found) throw notFound(`There is no ${definition.key} ${key}.`);
    const { processDefinitionId } = found as { readonly processDefinitionId?: unknown };
    if (typeof processDefinitionId === 'string' && ids.includes(processDefinitionId)) return;
    throw forbidden(`This needs the permission ${permission} on the process of ${definition.key} ${key}.`);
  }
}
