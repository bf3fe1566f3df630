-- What a job listens to, and what the listener said. A null event type: the job is the work of the element itself.
alter table job
  add column listener_event_type text,
  add column is_denied boolean,
  add column denied_reason text;

-- While its listeners are asked, a task is neither open nor ended.
alter table user_task drop constraint user_task_state_check;
alter table user_task add constraint user_task_state_check check (
  state in ('CREATING', 'CREATED', 'ASSIGNING', 'UPDATING', 'COMPLETING', 'CANCELING', 'COMPLETED', 'CANCELED', 'FAILED'));

-- Writes what only the jobs of listeners have, together with commit_steps in one statement, after it: so the rows are
-- there, locked by this step, and the tenant is set. `listener_jobs` is a JSON array, null where the batch has none.
-- Finds the rows by primary key. Absent values stay as they are.
create function commit_listeners(step_tenant text, listener_jobs json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  listener record;
begin
  if listener_jobs is null then
    return;
  end if;
  for listener in
    select * from json_to_recordset(listener_jobs) as c (
      job_key bigint, kind text, listener_event_type text, is_denied boolean, denied_reason text)
  loop
    update job j
    set kind = coalesce(listener.kind, j.kind),
        listener_event_type = coalesce(listener.listener_event_type, j.listener_event_type),
        is_denied = coalesce(listener.is_denied, j.is_denied),
        denied_reason = coalesce(listener.denied_reason, j.denied_reason)
    where j.tenant_id = step_tenant and j.job_key = listener.job_key;
  end loop;
end
$$;
