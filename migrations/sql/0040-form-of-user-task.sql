-- The version of the form that a task is shown with; null: none, or created before this was kept (the newest then).
alter table user_task add column form_key bigint;

-- Writes what only tasks with a deployed form have, together with commit_steps in one statement, after it: so the rows
-- are there, locked by this step, and the tenant is set. Null where the batch has none. Finds the rows by primary key.
create function commit_task_forms(step_tenant text, task_forms json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if task_forms is null then
    return;
  end if;
  update user_task t
  set form_key = f.form_key
  from json_to_recordset(task_forms) as f (user_task_key bigint, form_key bigint)
  where t.tenant_id = step_tenant and t.user_task_key = f.user_task_key;
end
$$;
