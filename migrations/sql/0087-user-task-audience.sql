-- Who finds an open user task in their list: its candidates, its assignee, and whoever may read all tasks of its process
-- or of the tenant.
-- One row for each of them, so that a list is found by equality and read in its order. The arrays of user_task cannot be
-- used for that: behind row-level security PostgreSQL uses no index for the overlap of arrays, as it is not leak-proof.
-- Holds open tasks only. Triggers keep it, so it is right whichever version of the server writes.
create table user_task_audience (
  tenant_id text not null,
  user_task_key bigint not null,
  kind text not null check (kind in ('GROUP', 'USER', 'ASSIGNEE', 'PROCESS', 'TENANT')),
  -- Id of the group, name of the user, id of the process; nothing for the tenant.
  audience text not null,
  is_assigned boolean not null,
  created_at timestamptz not null,
  -- infinity: none.
  due_date timestamptz not null,
  priority integer not null,
  primary key (tenant_id, user_task_key, kind, audience)
);

create function keep_user_task_audience() returns trigger language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if tg_op <> 'INSERT' then
    delete from user_task_audience a where a.tenant_id = old.tenant_id and a.user_task_key = old.user_task_key;
  end if;
  if tg_op <> 'DELETE' and new.state = 'CREATED' then
    insert into user_task_audience (
      tenant_id, user_task_key, kind, audience, is_assigned, created_at, due_date, priority)
    select new.tenant_id, new.user_task_key, a.kind, a.audience, new.assignee is not null, new.created_at,
           coalesce(new.due_date, 'infinity'), new.priority
    from (
      select 'PROCESS' as kind, new.process_definition_id as audience
      union all select 'TENANT', ''
      union all select 'ASSIGNEE', new.assignee where new.assignee is not null
      union all select distinct 'USER', u from unnest(new.candidate_users) as u where u is not null
      union all select distinct 'GROUP', g from unnest(new.candidate_groups) as g where g is not null
    ) as a;
  end if;
  return null;
end
$$;

create trigger user_task_has_audience after insert on user_task
  for each row when (new.state = 'CREATED') execute function keep_user_task_audience();
create trigger user_task_changes_audience after update on user_task
  for each row when (
    (old.state, old.assignee, old.candidate_users, old.candidate_groups, old.due_date, old.priority,
     old.process_definition_id, old.created_at)
    is distinct from
    (new.state, new.assignee, new.candidate_users, new.candidate_groups, new.due_date, new.priority,
     new.process_definition_id, new.created_at))
  execute function keep_user_task_audience();
create trigger user_task_loses_audience after delete on user_task
  for each row when (old.state = 'CREATED') execute function keep_user_task_audience();

-- The tasks that are open now. From here to the end of this transaction the triggers above hold off other writers of
-- user_task. Under the role that sees every tenant, as the owner of the tables may see none.
grant select, insert on user_task_audience to vorgang_engine;
set local role vorgang_engine;
insert into user_task_audience (
  tenant_id, user_task_key, kind, audience, is_assigned, created_at, due_date, priority)
select t.tenant_id, t.user_task_key, a.kind, a.audience, t.assignee is not null, t.created_at,
       coalesce(t.due_date, 'infinity'), t.priority
from user_task t
cross join lateral (
  select 'PROCESS' as kind, t.process_definition_id as audience
  union all select 'TENANT', ''
  union all select 'ASSIGNEE', t.assignee where t.assignee is not null
  union all select distinct 'USER', u from unnest(t.candidate_users) as u where u is not null
  union all select distinct 'GROUP', g from unnest(t.candidate_groups) as g where g is not null
) as a
where t.state = 'CREATED';
reset role;
revoke insert on user_task_audience from vorgang_engine;

create index user_task_audience_by_creation on user_task_audience (tenant_id, kind, audience, created_at, user_task_key)
  include (is_assigned);
create index user_task_audience_by_due_date on user_task_audience (tenant_id, kind, audience, due_date, user_task_key)
  include (is_assigned);
create index user_task_audience_by_priority on user_task_audience (tenant_id, kind, audience, priority, user_task_key)
  include (is_assigned);

grant select, insert, update, delete on user_task_audience to vorgang_app;
call raise_tenant_walls();

-- Nothing has ever used it, for the reason above.
drop index user_task_by_group;
