-- Who has delegated an open user task finds it in their list until it is back.
alter table user_task_audience drop constraint user_task_audience_kind_check;
alter table user_task_audience add constraint user_task_audience_kind_check
  check (kind in ('GROUP', 'USER', 'ASSIGNEE', 'OWNER', 'PROCESS', 'TENANT')) not valid;

create or replace function keep_user_task_audience() returns trigger language plpgsql
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
      union all select 'OWNER', new.owner where new.delegation_state = 'PENDING' and new.owner is not null
      union all select distinct 'USER', u from unnest(new.candidate_users) as u where u is not null
      union all select distinct 'GROUP', g from unnest(new.candidate_groups) as g where g is not null
    ) as a;
  end if;
  return null;
end
$$;

create or replace trigger user_task_changes_audience after update on user_task
  for each row when (
    (old.state, old.assignee, old.owner, old.delegation_state, old.candidate_users, old.candidate_groups, old.due_date,
     old.priority, old.process_definition_id, old.created_at)
    is distinct from
    (new.state, new.assignee, new.owner, new.delegation_state, new.candidate_users, new.candidate_groups, new.due_date,
     new.priority, new.process_definition_id, new.created_at))
  execute function keep_user_task_audience();

-- The tasks that are delegated now; the trigger above holds off other writers of user_task. Under the role that sees
-- every tenant, as the owner of the tables may see none.
grant insert on user_task_audience to vorgang_engine;
set local role vorgang_engine;
insert into user_task_audience (
  tenant_id, user_task_key, kind, audience, is_assigned, created_at, due_date, priority)
select t.tenant_id, t.user_task_key, 'OWNER', t.owner, t.assignee is not null, t.created_at,
       coalesce(t.due_date, 'infinity'), t.priority
from user_task t
where t.state = 'CREATED' and t.delegation_state = 'PENDING' and t.owner is not null;
reset role;
revoke insert on user_task_audience from vorgang_engine;
