-- Moves the rows of migrated instances to their new process definition, together with commit_steps in one statement,
-- after it: so the instances are locked, the tenant is set, and what the step closed has its last state. What has ended
-- stays with the definition that it ended by. Jobs, user tasks and incidents go with their element instance.
-- Each argument is the JSON array of the rows of one table, null where there are none.
-- Finds the rows by the indexes on process_instance_key and joins them by hash: one activity may live many thousand
-- times in an instance. Row locks are taken on rows of the locked instances only; claims of jobs and timers skip them.
create function commit_migrations(
  step_tenant text,
  migrated_instances json,
  migrated_elements json,
  migrated_timers json,
  migrated_subscriptions json,
  migrated_signal_subscriptions json
) returns void language plpgsql
set enable_seqscan = off
set enable_nestloop = off
as $$
declare
  moved record;
  keys bigint[];
begin
  if migrated_instances is null then
    return;
  end if;

  for moved in
    select * from json_to_recordset(migrated_instances) as m (
      process_instance_key bigint, process_definition_key bigint, process_definition_id text,
      process_definition_version integer)
  loop
    keys := keys || moved.process_instance_key;

    update process_instance p
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id,
        process_definition_version = moved.process_definition_version
    where p.tenant_id = step_tenant and p.process_instance_key = moved.process_instance_key;

    update element_instance e
    set process_definition_key = moved.process_definition_key
    where e.tenant_id = step_tenant and e.process_instance_key = moved.process_instance_key and e.state = 'ACTIVE';

    update job j
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id,
        process_definition_version = moved.process_definition_version
    where j.tenant_id = step_tenant and j.process_instance_key = moved.process_instance_key and j.ended_at is null;

    update user_task u
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id,
        process_definition_version = moved.process_definition_version
    where u.tenant_id = step_tenant and u.process_instance_key = moved.process_instance_key and u.ended_at is null;

    update timer t
    set process_definition_key = moved.process_definition_key
    where t.tenant_id = step_tenant and t.process_instance_key = moved.process_instance_key;

    update message_subscription s
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id
    where s.tenant_id = step_tenant and s.process_instance_key = moved.process_instance_key and s.state = 'CREATED';

    update signal_subscription s
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id
    where s.tenant_id = step_tenant and s.process_instance_key = moved.process_instance_key and s.state = 'CREATED';

    update incident i
    set process_definition_key = moved.process_definition_key,
        process_definition_id = moved.process_definition_id
    where i.tenant_id = step_tenant and i.process_instance_key = moved.process_instance_key and i.state = 'ACTIVE';
  end loop;

  if migrated_elements is not null then
    update element_instance e
    set element_id = m.element_id, element_name = m.element_name, element_type = m.element_type, scope_key = m.scope_key
    from json_to_recordset(migrated_elements) as m (
      element_instance_key bigint, element_id text, element_name text, element_type text, scope_key bigint)
    where e.tenant_id = step_tenant and e.process_instance_key = any (keys)
      and e.element_instance_key = m.element_instance_key;

    update job j
    set element_id = m.element_id
    from json_to_recordset(migrated_elements) as m (element_instance_key bigint, element_id text)
    where j.tenant_id = step_tenant and j.process_instance_key = any (keys) and j.ended_at is null
      and j.element_instance_key = m.element_instance_key;

    update user_task u
    set element_id = m.element_id
    from json_to_recordset(migrated_elements) as m (element_instance_key bigint, element_id text)
    where u.tenant_id = step_tenant and u.process_instance_key = any (keys) and u.ended_at is null
      and u.element_instance_key = m.element_instance_key;

    update incident i
    set element_id = m.element_id
    from json_to_recordset(migrated_elements) as m (element_instance_key bigint, element_id text)
    where i.tenant_id = step_tenant and i.process_instance_key = any (keys) and i.state = 'ACTIVE'
      and i.element_instance_key = m.element_instance_key;
  end if;

  if migrated_timers is not null then
    update timer t
    set event_id = m.event_id
    from json_to_recordset(migrated_timers) as m (timer_key bigint, event_id text)
    where t.tenant_id = step_tenant and t.process_instance_key = any (keys) and t.timer_key = m.timer_key;
  end if;

  if migrated_subscriptions is not null then
    update message_subscription s
    set event_id = m.event_id, interrupting = m.interrupting
    from json_to_recordset(migrated_subscriptions) as m (subscription_key bigint, event_id text, interrupting boolean)
    where s.tenant_id = step_tenant and s.process_instance_key = any (keys) and s.subscription_key = m.subscription_key;
  end if;

  if migrated_signal_subscriptions is not null then
    update signal_subscription s
    set event_id = m.event_id, interrupting = m.interrupting
    from json_to_recordset(migrated_signal_subscriptions) as m (
      subscription_key bigint, event_id text, interrupting boolean)
    where s.tenant_id = step_tenant and s.process_instance_key = any (keys) and s.subscription_key = m.subscription_key;
  end if;
end
$$;
