import { ElementInstanceEntity, HistoryEntity, ProcessInstanceEntity } from '@vorgang/storage';
import type { EntityManager } from 'typeorm';

/**
 * How the process of a case stands. ENDED: it ran to its end, which closes the case where the model says so. CANCELED and DELETED: an operator has ended it, or deleted its data afterwards; the
 * case itself says nothing of that.
 */
export type ProcessStanding = 'STARTING' | 'RUNNING' | 'ENDED' | 'CANCELED' | 'DELETED';

export interface CaseProcess {
  /** The version that it runs on; null where there is no instance yet or no more. */
  readonly definitionKey: string | null;
  readonly standing: ProcessStanding;
}

/** The process of a case. Takes no lock. Index: primary keys of process_instance and history. */
export async function findCaseProcess(
  manager: EntityManager,
  tenantId: string,
  processInstanceKey: string,
): Promise<CaseProcess> {
  const instance = await manager.findOne(ProcessInstanceEntity, {
    select: { processDefinitionKey: true, state: true },
    where: { tenantId, processInstanceKey },
  });
  if (instance !== null)
    return { definitionKey: instance.processDefinitionKey, standing: standingOf(instance.state) };
  // The history outlives the instance, and begins with it.
  const wasThere = await manager.existsBy(HistoryEntity, { tenantId, processInstanceKey });
  return { definitionKey: null, standing: wasThere ? 'DELETED' : 'STARTING' };
}

function standingOf(state: ProcessInstanceEntity['state']): ProcessStanding {
  switch (state) {
    case 'ACTIVE':
    case 'SUSPENDED':
      return 'RUNNING';
    case 'COMPLETED':
      return 'ENDED';
    case 'TERMINATED':
      return 'CANCELED';
  }
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
