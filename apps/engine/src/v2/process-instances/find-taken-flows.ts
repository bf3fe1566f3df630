import type { EntityManager } from 'typeorm';

/** A sequence flow that a token of the instance has taken. */
export interface TakenFlow {
  readonly sequenceFlowId: string;
  readonly processInstanceKey: string;
  readonly rootProcessInstanceKey: string | null;
  readonly processDefinitionKey: string;
  readonly processDefinitionId: string;
  readonly elementId: string;
  readonly tenantId: string;
}

// The recorded changes say which flows an activation took up, and which token waits at a joining gateway. Takes no
// lock. Index: primary key of history; the rows of one instance.
const statement = `
select distinct flow.id as "sequenceFlowId", p.process_instance_key as "processInstanceKey",
  p.process_instance_key as "rootProcessInstanceKey", p.process_definition_key as "processDefinitionKey",
  p.process_definition_id as "processDefinitionId", flow.id as "elementId", p.tenant_id as "tenantId"
from process_instance p
join history h on h.tenant_id = p.tenant_id and h.process_instance_key = p.process_instance_key
cross join json_array_elements(h.payload::json) c (change)
cross join lateral (
  select json_array_elements_text(c.change -> 'takenFlowIds') as id
    where c.change ->> 'kind' = 'elementInstanceActivated'
  union all
  select c.change ->> 'flowId' where c.change ->> 'kind' = 'tokenArrived'
) flow
where p.tenant_id = $1 and p.process_instance_key = $2
order by flow.id`;

/** The sequence flows that the tokens of an instance have taken, from its history. */
export function findTakenFlows(manager: EntityManager, tenantId: string, key: string): Promise<TakenFlow[]> {
  return manager.query<TakenFlow[]>(statement, [tenantId, key]);
}
