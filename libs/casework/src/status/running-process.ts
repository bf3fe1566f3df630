import { ElementInstanceEntity, ProcessInstanceEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

/** The version of the process that a case runs on; null until it has started. */
export async function findDefinitionKey(
  manager: EntityManager,
  tenantId: string,
  processInstanceKey: string,
): Promise<string | null> {
  const instance = await manager.findOne(ProcessInstanceEntity, {
    select: { processDefinitionKey: true },
    where: { tenantId, processInstanceKey },
  });
  return instance?.processDefinitionKey ?? null;
}

/** Element instances of a case in their order, all or those of one state. Index: element_instance_by_instance. */
export function listElements(
  manager: EntityManager,
  tenantId: string,
  processInstanceKey: string,
  state?: ElementInstanceEntity['state'],
): Promise<ElementInstanceEntity[]> {
  return manager.find(ElementInstanceEntity, {
    where: { tenantId, processInstanceKey, ...(state === undefined ? {} : { state }) },
    order: { elementInstanceKey: 'ASC' },
  });
}
