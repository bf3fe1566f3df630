-- An evaluation evaluates the decision that was asked for and those that it requires. Each row names the definition of its own
-- decision, as rows of evaluations outside of processes do; steps name the one that was asked for in all of them. A decision
-- of an imported model keeps the latter.
create function name_own_decision() returns trigger language plpgsql as $$
declare
  own bigint;
begin
  select d.decision_definition_key into own
  from decision_definition asked
  join decision_definition d on d.tenant_id = asked.tenant_id
    and d.decision_requirements_key = asked.decision_requirements_key and d.decision_definition_id = new.decision_id
  where asked.tenant_id = new.tenant_id and asked.decision_definition_key = new.root_decision_definition_key
    and asked.decision_definition_id <> new.decision_id;
  new.decision_definition_key := coalesce(own, new.decision_definition_key);
  return new;
end
$$;

create trigger own_decision_is_named before insert on decision_instance
  for each row when (new.root_decision_definition_key is not null) execute function name_own_decision();
