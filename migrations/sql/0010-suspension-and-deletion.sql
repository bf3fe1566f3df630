-- What stands still while its instance is suspended, and the removal of an instance that has ended.

-- Held rows leave the partial indexes (jobs, subscriptions) or go to the end of theirs (timers): claims and matches
-- never see them, and pay nothing for them.
alter table job add column held_state text;
alter table job drop constraint job_state_check;
alter table job add constraint job_state_check check (state in (
  'CREATED', 'COMPLETED', 'FAILED', 'RETRIES_UPDATED', 'ERROR_THROWN', 'CANCELED', 'SUSPENDED')) not valid;
alter table message_subscription drop constraint message_subscription_state_check;
alter table message_subscription add constraint message_subscription_state_check check (state in (
  'CREATED', 'CORRELATED', 'DELETED', 'SUSPENDED')) not valid;
alter table timer add column held_due_at timestamptz;

-- Called with commit_steps in one statement, after it, for the steps that leave their instance suspended and for those
-- that resume one; both arguments are JSON arrays of keys, null where there are none. A step in a suspended instance
-- may have touched a row that was held (a failed job), so all its rows are held again.
-- Indexes: those of each table by instance. The rows of the instances are locked by commit_steps; a claim that holds a
-- job or timer just now is waited for, and what it took is held after it.
create function commit_suspensions(step_tenant text, suspended_instances json, resumed_instances json)
returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  if suspended_instances is not null then
    update job j set held_state = j.state, state = 'SUSPENDED'
    where j.process_instance_key in (select value::bigint from json_array_elements_text(suspended_instances))
      and j.tenant_id = step_tenant and j.state in ('CREATED', 'FAILED', 'RETRIES_UPDATED');
    update timer t set held_due_at = t.due_at, due_at = 'infinity'
    where t.process_instance_key in (select value::bigint from json_array_elements_text(suspended_instances))
      and t.tenant_id = step_tenant and t.held_due_at is null;
    update message_subscription s set state = 'SUSPENDED'
    where s.process_instance_key in (select value::bigint from json_array_elements_text(suspended_instances))
      and s.tenant_id = step_tenant and s.state = 'CREATED';
  end if;
  if resumed_instances is not null then
    update job j set state = j.held_state, held_state = null
    where j.process_instance_key in (select value::bigint from json_array_elements_text(resumed_instances))
      and j.tenant_id = step_tenant and j.state = 'SUSPENDED';
    update timer t set due_at = t.held_due_at, held_due_at = null, claimed_until = null
    where t.process_instance_key in (select value::bigint from json_array_elements_text(resumed_instances))
      and t.tenant_id = step_tenant and t.held_due_at is not null;
    update message_subscription s set state = 'CREATED'
    where s.process_instance_key in (select value::bigint from json_array_elements_text(resumed_instances))
      and s.tenant_id = step_tenant and s.state = 'SUSPENDED';
    -- What others had to tell meanwhile waits in the outbox; what failed for good stays for a person to see.
    update outbox_command o set available_at = o.created_at
    where o.tenant_id = step_tenant and o.available_at > o.created_at and o.available_at < '9999-01-01'
      and o.process_instance_key in (select value::bigint from json_array_elements_text(resumed_instances));
  end if;
end
$$;

-- Removes what queries read of instances that have ended, with commit_steps in one statement, after it: the history
-- stays, and its last entry records the removal. Indexes: those of each table by instance. A correlation stays as long
-- as its message does, so that the message is not used again.
create function commit_deletions(step_tenant text, deleted_instances json) returns void language plpgsql
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
  delete from element_instance where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from variable where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from job where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from timer where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from message_subscription where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from signal_subscription where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from user_task where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from incident where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from decision_instance where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from message_correlation c
  where c.tenant_id = step_tenant and c.process_instance_key = any (keys)
    and not exists (select from message m where m.tenant_id = c.tenant_id and m.message_key = c.message_key);
  delete from process_instance_part where tenant_id = step_tenant and process_instance_key = any (keys);
  delete from process_instance where tenant_id = step_tenant and process_instance_key = any (keys);
end
$$;
