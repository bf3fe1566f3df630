-- The decision that was asked for, for the evaluations after the one of $1 and $2, at most $3 rows of them; answers the
-- last. Role: vorgang_engine.
with part as materialized (
  select i.tenant_id, i.decision_evaluation_key, i.evaluation_index
  from decision_instance i
  where (i.tenant_id, i.decision_evaluation_key) > ($1, $2::bigint)
  order by i.tenant_id, i.decision_evaluation_key
  limit $3
), filled as (
  update decision_instance i
  set root_decision_definition_key = (
    select last.decision_definition_key from decision_instance last
    where last.tenant_id = part.tenant_id and last.decision_evaluation_key = part.decision_evaluation_key
    order by last.evaluation_index desc limit 1)
  from part
  where i.tenant_id = part.tenant_id and i.decision_evaluation_key = part.decision_evaluation_key
    and i.root_decision_definition_key is null
)
select tenant_id, decision_evaluation_key from part order by tenant_id desc, decision_evaluation_key desc limit 1
