-- What steps of releases before were about, for the instances after the one of $1 and $2, at most $3 of them; answers the
-- last of these. Steps that are recorded meanwhile have it already. Role: vorgang_engine.
with part as materialized (
  select p.tenant_id, p.process_instance_key
  from process_instance p
  where (p.tenant_id, p.process_instance_key) > ($1, $2::bigint)
  order by p.tenant_id, p.process_instance_key
  limit $3
), filled as (
  insert into audited_step (
    tenant_id, process_instance_key, sequence, entity_key, job_key, user_task_key, element_instance_key)
  select h.tenant_id, h.process_instance_key, h.sequence, told.entity_key, told.job_key, told.user_task_key,
         told.element_instance_key
  from part
  join history h on h.tenant_id = part.tenant_id and h.process_instance_key = part.process_instance_key
    and h.actor_kind <> 'engine'
  cross join lateral audited_keys(h.command, h.process_instance_key, h.payload) as told
  where told.entity_key is not null
  on conflict do nothing
)
select tenant_id, process_instance_key from part order by tenant_id desc, process_instance_key desc limit 1
