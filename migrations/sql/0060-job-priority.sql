-- Writes the priority of new jobs that have one, together with commit_steps in one statement, after it: so the rows are
-- there, locked by this step, and the tenant is set. `job_priorities` is a JSON array, null where the batch has none, so
-- that a job without priority costs nothing. The column and its place in the index job_waiting are those of migration 0001.
-- Finds the rows by primary key.
create function commit_job_priorities(step_tenant text, job_priorities json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if job_priorities is null then
    return;
  end if;
  update job j
  set priority = c.priority
  from json_to_recordset(job_priorities) as c (job_key bigint, priority integer)
  where j.tenant_id = step_tenant and j.job_key = c.job_key;
end
$$;
