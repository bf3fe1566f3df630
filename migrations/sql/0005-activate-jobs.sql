-- Takes waiting jobs of one type for a worker, by priority, oldest first.
-- Index: job_waiting, once for each tenant. Locks the rows and skips those that another claim or step holds, so that
-- claims never wait for each other. The rows are written by their place (ctid), which the lock keeps: a join would be
-- planned while the table is empty and then scan it whole as it grows, until it is analysed.
-- Role: vorgang_engine, as one request may span tenants.
create function activate_jobs(
  job_type text,
  tenants text[],
  most integer,
  worker_name text,
  account text,
  moment timestamptz,
  held_until timestamptz
) returns table (
  tenant_id text,
  job_key bigint,
  process_instance_key bigint,
  process_definition_key bigint,
  process_definition_id text,
  process_definition_version integer,
  element_id text,
  element_instance_key bigint,
  headers text,
  retries integer,
  epoch integer,
  instance_version bigint
) language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with waiting as (
    select w.place
    from unnest(tenants) as t (tenant_id)
    cross join lateral (
      select j.ctid as place, j.priority, j.job_key
      from job j
      where j.type = job_type and j.tenant_id = t.tenant_id
        and j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0
        and j.available_at <= moment and (j.lock_until is null or j.lock_until <= moment)
      order by j.priority desc, j.job_key
      limit most
      for update skip locked
    ) as w
    order by w.priority desc, w.job_key
    limit most
  ), activated as (
    update job j
    set worker = worker_name, locked_by = account, lock_until = held_until, epoch = j.epoch + 1
    where j.ctid = any (array(select w.place from waiting w))
    returning j.*
  )
  select a.tenant_id, a.job_key, a.process_instance_key, a.process_definition_key, a.process_definition_id,
         a.process_definition_version, a.element_id, a.element_instance_key, a.headers, a.retries, a.epoch,
         (select p.version from process_instance p
          where p.tenant_id = a.tenant_id and p.process_instance_key = a.process_instance_key)
  from activated a
  order by a.priority desc, a.job_key;
end
$$;
