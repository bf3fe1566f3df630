-- Takes the jobs that queue hints name, many in one call, each with the instance from which its worker goes on.
-- Locks the rows and skips those that another claim or step holds, so that claims never wait for each other.
-- Index: primary keys. A function, so that its plan is kept per connection; loops within loops only, as any other join
-- would be planned while the tables are empty and then scan them whole as they grow.
-- Role: vorgang_engine, as the hints of several tenants come together. Each job may be named once.
create function claim_jobs(
  tenants text[],
  keys bigint[],
  -- As the hints carry them: the jobs must not have been activated since.
  epochs integer[],
  workers text[],
  accounts text[],
  moment timestamptz,
  held_until timestamptz[]
) returns table (
  tenant_id text,
  job_key bigint,
  type text,
  process_instance_key bigint,
  process_definition_key bigint,
  process_definition_id text,
  process_definition_version integer,
  element_id text,
  element_instance_key bigint,
  headers text,
  worker text,
  retries integer,
  lock_until timestamptz,
  epoch integer,
  tokens text,
  variables text,
  parts json,
  version bigint,
  history_sequence bigint,
  history_hash bytea,
  incident_count integer
) language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with waiting as (
    select w.tenant_id, w.job_key, wanted.worker, wanted.account, wanted.held_until
    from unnest(tenants, keys, epochs, workers, accounts, held_until)
      as wanted (tenant_id, job_key, epoch, worker, account, held_until)
    cross join lateral (
      select j.tenant_id, j.job_key
      from job j
      where j.tenant_id = wanted.tenant_id and j.job_key = wanted.job_key and j.epoch = wanted.epoch
        and j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0
        and j.available_at <= moment and (j.lock_until is null or j.lock_until <= moment)
      for update skip locked
    ) as w
  ), activated as (
    update job j
    set worker = w.worker, locked_by = w.account, lock_until = w.held_until, epoch = j.epoch + 1
    from waiting w
    where j.tenant_id = w.tenant_id and j.job_key = w.job_key
    returning j.*
  )
  select a.tenant_id, a.job_key, a.type, a.process_instance_key, a.process_definition_key, a.process_definition_id,
         a.process_definition_version, a.element_id, a.element_instance_key, a.headers, a.worker, a.retries,
         a.lock_until, a.epoch, p.tokens, p.variables, parts_of(p.tenant_id, p.process_instance_key), p.version,
         p.history_sequence, p.history_hash, p.incident_count
  from activated a
  join process_instance p on p.tenant_id = a.tenant_id and p.process_instance_key = a.process_instance_key;
end
$$;
