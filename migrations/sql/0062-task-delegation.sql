-- Who has handed the task to its assignee and gets it back; it stays when the task is back. Null: never delegated.
alter table user_task
  add column owner text,
  add column delegation_state text check (delegation_state in ('PENDING', 'RESOLVED'));

-- Written together with commit_steps in one statement, after it: so the rows are there, locked by this step, and the
-- tenant is set. Null where the batch has none. Finds the rows by primary key.
create function commit_task_delegations(step_tenant text, task_delegations json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if task_delegations is null then
    return;
  end if;
  update user_task t
  set owner = d.owner, delegation_state = d.delegation_state
  from json_to_recordset(task_delegations) as d (user_task_key bigint, owner text, delegation_state text)
  where t.tenant_id = step_tenant and t.user_task_key = d.user_task_key;
end
$$;
