-- Counts the claims of a job that were abandoned one after the other: the hold of a worker of ours ran out, and it had
-- told neither a result nor a failure, because the work ended its process, or because its result is refused each time.
-- A step that ends the activation empties lock_until; so a hold that is still there, and is over, was abandoned.
-- `claimed_epoch` is the last activation by such a claim: holds of API clients that run out are not counted.
alter table job
  add column abandoned integer not null default 0,
  add column claimed_epoch integer not null default 0;

-- As claim_jobs (migration 0088, which stays for programs of the release before), and counts. Takes no job whose last two
-- claims were abandoned, unless `suspects` says so: its worker then does nothing else of the kind.
create function claim_hinted_jobs(
  tenants text[],
  keys bigint[],
  -- As the hints carry them: the jobs must not have been activated since.
  epochs integer[],
  workers text[],
  accounts text[],
  moment timestamptz,
  held_until timestamptz[],
  -- Whether to take the job also where its last two claims or more were abandoned.
  suspects boolean[]
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
  abandoned integer,
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
    from unnest(tenants, keys, epochs, workers, accounts, held_until, suspects)
      as wanted (tenant_id, job_key, epoch, worker, account, held_until, suspects)
    cross join lateral (
      select j.tenant_id, j.job_key
      from job j
      where j.tenant_id = wanted.tenant_id and j.job_key = wanted.job_key and j.epoch = wanted.epoch
        and j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and j.retries > 0
        and j.available_at <= moment and (j.lock_until is null or j.lock_until <= moment)
        and (wanted.suspects or j.abandoned < 1 or j.lock_until is null or j.claimed_epoch <> j.epoch)
      for update skip locked
    ) as w
  ), activated as (
    update job j
    set worker = w.worker, locked_by = w.account, lock_until = w.held_until, epoch = j.epoch + 1,
        claimed_epoch = j.epoch + 1,
        abandoned = case
          when j.lock_until is null then 0
          when j.claimed_epoch = j.epoch then j.abandoned + 1
          else j.abandoned
        end
    from waiting w
    where j.tenant_id = w.tenant_id and j.job_key = w.job_key
    returning j.*
  )
  select a.tenant_id, a.job_key, a.type, a.process_instance_key, a.process_definition_key, a.process_definition_id,
         a.process_definition_version, a.element_id, a.element_instance_key, a.headers, a.worker, a.retries,
         a.lock_until, a.epoch, a.abandoned, p.tokens, p.variables, parts_of(p.tenant_id, p.process_instance_key), p.version,
         p.history_sequence, p.history_hash, p.incident_count
  from activated a
  join process_instance p on p.tenant_id = a.tenant_id and p.process_instance_key = a.process_instance_key;
end
$$;
