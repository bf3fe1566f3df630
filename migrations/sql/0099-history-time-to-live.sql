-- How long the history of ended process instances is kept, and its removal.

-- ISO 8601 duration of whole numbers, as the model says it; null: the installation's default. Checked at deployment.
alter table process_definition add column history_time_to_live text;

-- Not looked at before this moment, although its time to live is over: something else keeps it (an open case, the
-- retention of a case, a called instance that still runs).
alter table process_instance add column kept_until timestamptz;

-- What is due is found here, per definition and oldest first, however many instances there are: an entry is written
-- once, when the instance ends, and never by a step before. Called instances go with the one that called them.
create index process_instance_ended on process_instance (tenant_id, process_definition_key, end_date)
  where end_date is not null and parent_process_instance_key is null and kept_until is null;
create index process_instance_kept on process_instance (kept_until) where kept_until is not null;

-- Instances that were deleted by hand: their history stays as long as if they had not been.
create table deleted_instance (
  tenant_id text not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  end_date timestamptz not null,
  history_sequence bigint not null,
  history_hash bytea not null,
  kept_until timestamptz,
  primary key (tenant_id, process_instance_key)
);
create index deleted_instance_ended on deleted_instance (tenant_id, process_definition_key, end_date)
  where kept_until is null;
create index deleted_instance_kept on deleted_instance (kept_until) where kept_until is not null;
call raise_tenant_walls();
grant select, insert on deleted_instance to vorgang_app;
grant select, insert, update (kept_until) on deleted_instance to vorgang_engine;
grant update (kept_until) on process_instance to vorgang_engine;

-- Those of releases before this one, under the role that sees every tenant. They count from their deletion.
set local role vorgang_engine;
insert into deleted_instance (
  tenant_id, process_instance_key, process_definition_key, process_definition_id, end_date, history_sequence,
  history_hash)
select h.tenant_id, h.process_instance_key, (created.change ->> 'processDefinitionKey')::bigint,
       created.change ->> 'bpmnProcessId', h.recorded_at, h.sequence, h.hash
from history h
join history first on first.tenant_id = h.tenant_id and first.process_instance_key = h.process_instance_key
  and first.sequence = 1
cross join lateral json_array_elements(first.payload::json) as created (change)
where h.command = 'deleteProcessInstance' and created.change ->> 'kind' = 'processInstanceCreated';
reset role;
revoke insert on deleted_instance from vorgang_engine;

-- Removes all that queries read of instances. Indexes: those of each table by instance. A correlation stays as long as
-- its message does, so that the message is not used again.
create function remove_instances(removed_tenant text, keys bigint[]) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  delete from element_instance where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from variable where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from job where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from timer where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from message_subscription where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from signal_subscription where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from user_task where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from incident where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from decision_instance where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from message_correlation c
  where c.tenant_id = removed_tenant and c.process_instance_key = any (keys)
    and not exists (select from message m where m.tenant_id = c.tenant_id and m.message_key = c.message_key);
  delete from process_instance_part where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from process_instance where tenant_id = removed_tenant and process_instance_key = any (keys);
end
$$;

-- Deletion by hand, with commit_steps in one statement, after it: the history stays, its last entry records the
-- removal, and deleted_instance knows until when it stays.
create or replace function commit_deletions(step_tenant text, deleted_instances json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  keys bigint[];
begin
  if deleted_instances is null then
    return;
  end if;
  keys := array(select value::bigint from json_array_elements_text(deleted_instances));
  insert into deleted_instance (
    tenant_id, process_instance_key, process_definition_key, process_definition_id, end_date, history_sequence,
    history_hash)
  select p.tenant_id, p.process_instance_key, p.process_definition_key, p.process_definition_id, p.end_date,
         p.history_sequence, p.history_hash
  from process_instance p
  where p.tenant_id = step_tenant and p.process_instance_key = any (keys);
  perform remove_instances(step_tenant, keys);
end
$$;

-- Finds at most `most` roots whose time to live is over, of all tenants, and answers their instances as JSON, called
-- ones before their callers. Roots that something else keeps are put off and not answered.
-- Takes no lock but on what it puts off. Indexes: process_instance_ended, process_instance_kept, those of
-- deleted_instance, process_instance_by_parent, case_file by instance. Role: vorgang_engine.
-- `case_years` has the years that cases of a service are kept once they are closed, by service; a case of a service
-- that is not in it is kept. What is put off is looked at again after 30 days at most, so that changed rules are seen.
create function find_expired_instances(
  moment timestamptz, default_time_to_live text, case_years json, most integer, out put_off integer, out expired json)
language plpgsql
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
begin
  with recursive due as materialized (
    select found.*, false as again
    from process_definition d
    cross join lateral (select coalesce(d.history_time_to_live, default_time_to_live)) as t (time_to_live)
    cross join lateral (
      (select p.tenant_id, p.process_instance_key, p.process_definition_id, p.end_date, p.history_sequence,
              p.history_hash, t.time_to_live
       from process_instance p
       where p.tenant_id = d.tenant_id and p.process_definition_key = d.process_definition_key
         and p.end_date <= moment - t.time_to_live::interval
         and p.parent_process_instance_key is null and p.kept_until is null
       order by p.end_date limit most)
      union all
      (select g.tenant_id, g.process_instance_key, g.process_definition_id, g.end_date, g.history_sequence,
              g.history_hash, t.time_to_live
       from deleted_instance g
       where g.tenant_id = d.tenant_id and g.process_definition_key = d.process_definition_key
         and g.end_date <= moment - t.time_to_live::interval and g.kept_until is null
       order by g.end_date limit most)
    ) as found
    where t.time_to_live is not null
    limit most
  ), put_off_before as materialized (
    select k.tenant_id, k.process_instance_key, k.process_definition_id, k.end_date, k.history_sequence,
           k.history_hash, coalesce(d.history_time_to_live, default_time_to_live) as time_to_live, true as again
    from (
      (select tenant_id, process_instance_key, process_definition_key, process_definition_id, end_date,
              history_sequence, history_hash
       from process_instance where kept_until <= moment order by kept_until limit most)
      union all
      (select tenant_id, process_instance_key, process_definition_key, process_definition_id, end_date,
              history_sequence, history_hash
       from deleted_instance where kept_until <= moment order by kept_until limit most)
    ) as k
    cross join lateral (
      select p.history_time_to_live from process_definition p
      where p.tenant_id = k.tenant_id and p.process_definition_key = k.process_definition_key
      limit 1) as d
    limit most
  ), tree as (
    -- `offset 0` and `limit 1` keep these look-ups what they are, by an index for each row, whatever the planner expects.
    select r.*, r.process_instance_key as root_key, 0 as depth
    from (select * from due union all select * from put_off_before) as r
    union all
    select c.*, t.time_to_live, t.again, t.root_key, t.depth + 1
    from tree t
    cross join lateral (
      select p.tenant_id, p.process_instance_key, p.process_definition_id, p.end_date, p.history_sequence,
             p.history_hash
      from process_instance p
      where p.parent_process_instance_key = t.process_instance_key and p.tenant_id = t.tenant_id
      offset 0) as c
  ), judged as materialized (
    -- Each instance may keep its whole tree: one that runs, one of a case, a root whose rule became longer.
    select t.*, max(greatest(
             case when t.end_date is null then moment + interval '1 hour' end,
             case when f.keeps then coalesce(f.until, moment + interval '1 day') end,
             case when t.again and t.depth = 0 and (t.end_date <= moment - t.time_to_live::interval) is not true
                  then coalesce(t.end_date + t.time_to_live::interval, 'infinity') end
           )) over (partition by t.tenant_id, t.root_key) as until
    from tree t
    left join lateral (
      select k.until, (k.until <= moment) is not true as keeps
      from case_file c
      cross join lateral (
        select c.closed_at + make_interval(years => (case_years ->> c.service_id)::integer)) as k (until)
      where c.tenant_id = t.tenant_id and c.process_instance_key = t.process_instance_key
      limit 1) as f on true
  ), kept as materialized (
    select tenant_id, root_key, least(until, moment + interval '30 days') as until
    from judged
    where depth = 0 and until is not null
  ), kept_instance as (
    update process_instance p set kept_until = k.until
    from kept k
    where p.tenant_id = k.tenant_id and p.process_instance_key = k.root_key
    returning p.process_instance_key
  ), kept_deleted as (
    update deleted_instance g set kept_until = k.until
    from kept k
    where g.tenant_id = k.tenant_id and g.process_instance_key = k.root_key
    returning g.process_instance_key
  ), found as (
    select * from judged where until is null order by root_key, depth desc limit most
  )
  select (select count(*) from kept_instance) + (select count(*) from kept_deleted),
         (select json_agg(json_build_object(
            'tenantId', f.tenant_id,
            'processInstanceKey', f.process_instance_key::text,
            'processDefinitionId', f.process_definition_id,
            'timeToLive', f.time_to_live,
            'endedAt', to_char(f.end_date at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'historySequence', f.history_sequence,
            'historyHash', encode(f.history_hash, 'hex'))
            order by f.root_key, f.depth desc) from found f)
  into put_off, expired;
end
$$;

-- The history of an instance may go once the entry that says so stands at its end, and only then.
create or replace function refuse_history_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_level = 'ROW' then
    if old.command <> 'expireProcessInstance' and 'expireProcessInstance' = (
      select h.command from history h
      where h.tenant_id = old.tenant_id and h.process_instance_key = old.process_instance_key
      order by h.sequence desc limit 1) then
      return old;
    end if;
  end if;
  raise exception 'history is append-only: % is refused', tg_op
    using errcode = 'insufficient_privilege', hint = 'Correct a case by a further step, never by changing what was recorded.';
end
$$;

-- The one way for history to go: writes the last entry of each instance, then removes what was before it and all that
-- queries read, in one transaction. `entries` are those last entries as JSON, as rows of history with `previous_hash`.
-- An instance that is locked, still runs, stands elsewhere than its entry says, or belongs to a case that is not closed
-- is left as it is. Answers how many went. The owner's rights are needed: no role of the application may delete history.
-- Indexes: primary keys and those of each table by instance.
create function expire_instances(step_tenant text, entries json) returns integer
language plpgsql security definer
set search_path = public, pg_temp
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
set jit = off
set plan_cache_mode = force_generic_plan
as $$
declare
  keys bigint[];
begin
  perform set_config('app.tenant', step_tenant, true);
  with entry as materialized (
    select * from json_to_recordset(entries) as e (process_instance_key bigint, sequence bigint, previous_hash bytea)
  ), stored as (
    (select p.process_instance_key
     from entry e
     join process_instance p on p.tenant_id = step_tenant and p.process_instance_key = e.process_instance_key
     where p.end_date is not null and p.history_sequence = e.sequence - 1 and p.history_hash = e.previous_hash
     for update of p skip locked)
  ), deleted as (
    (select g.process_instance_key
     from entry e
     join deleted_instance g on g.tenant_id = step_tenant and g.process_instance_key = e.process_instance_key
     where g.history_sequence = e.sequence - 1 and g.history_hash = e.previous_hash
     for update of g skip locked)
  )
  select array_agg(s.process_instance_key) into keys
  from (select process_instance_key from stored union select process_instance_key from deleted) as s
  where not exists (
    select from case_file f
    where f.tenant_id = step_tenant and f.process_instance_key = s.process_instance_key and f.closed_at is null);
  if keys is null then
    return 0;
  end if;
  insert into history (
    tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id, command, payload, personal,
    salt, commitment, hash)
  select step_tenant, e.process_instance_key, e.sequence, e.format, e.recorded_at, e.actor_kind, e.actor_id,
         'expireProcessInstance', e.payload, null, null, '', e.hash
  from json_to_recordset(entries) as e (
    process_instance_key bigint, sequence bigint, format smallint, recorded_at timestamptz, actor_kind text,
    actor_id text, payload text, hash bytea)
  where e.process_instance_key = any (keys);
  delete from history h
  where h.tenant_id = step_tenant and h.process_instance_key = any (keys) and h.command <> 'expireProcessInstance';
  perform remove_instances(step_tenant, keys);
  delete from deleted_instance g where g.tenant_id = step_tenant and g.process_instance_key = any (keys);
  return cardinality(keys);
end
$$;
revoke execute on function expire_instances(text, json) from public;
grant execute on function expire_instances(text, json) to vorgang_engine;
