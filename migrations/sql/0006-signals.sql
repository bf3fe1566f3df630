-- Who waits for which signal. Signals are not kept: they reach those who wait at the moment of the broadcast.
create table signal_subscription (
  tenant_id text not null,
  subscription_key bigint not null,
  -- Null for the start event of a process definition.
  process_instance_key bigint,
  process_definition_key bigint not null,
  process_definition_id text not null,
  element_instance_key bigint,
  event_id text not null,
  signal_name text not null,
  interrupting boolean not null,
  state text not null check (state in ('CREATED', 'CAUGHT', 'DELETED')),
  updated_at timestamptz not null,
  primary key (tenant_id, subscription_key)
) with (fillfactor = 80);
create index signal_subscription_open on signal_subscription (tenant_id, signal_name, subscription_key) where state = 'CREATED';
create index signal_subscription_by_instance on signal_subscription (process_instance_key);

grant select, insert, update, delete on signal_subscription to vorgang_app;
grant select, insert, update, delete on signal_subscription to vorgang_engine;
call raise_tenant_walls();

-- Writes what signals bring about in steps, together with commit_steps in one statement, after it: so the tenant is set.
-- Each argument is the JSON array of the rows of one table, null where there are none (then its statement is skipped).
-- Takes row locks on the changed subscriptions only; their instances are locked by commit_steps before.
create function commit_signals(
  step_tenant text,
  signal_subscriptions json,
  changed_signal_subscriptions json,
  outbox_commands json
) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  changed record;
begin
  if signal_subscriptions is not null then
    insert into signal_subscription (
      tenant_id, subscription_key, process_instance_key, process_definition_key, process_definition_id,
      element_instance_key, event_id, signal_name, interrupting, state, updated_at)
    select step_tenant, s.subscription_key, s.process_instance_key, s.process_definition_key, s.process_definition_id,
           s.element_instance_key, s.event_id, s.signal_name, s.interrupting, s.state, s.updated_at
    from json_to_recordset(signal_subscriptions) as s (
      subscription_key bigint, process_instance_key bigint, process_definition_key bigint, process_definition_id text,
      element_instance_key bigint, event_id text, signal_name text, interrupting boolean, state text,
      updated_at timestamptz);
  end if;

  if changed_signal_subscriptions is not null then
    for changed in
      select * from json_to_recordset(changed_signal_subscriptions) as c (
        subscription_key bigint, state text, updated_at timestamptz)
    loop
      update signal_subscription s
      set state = changed.state, updated_at = changed.updated_at
      where s.tenant_id = step_tenant and s.subscription_key = changed.subscription_key;
    end loop;
  end if;

  if outbox_commands is not null then
    insert into outbox_command (
      tenant_id, command_id, process_instance_key, command, actor_kind, actor_id, created_at, available_at)
    select step_tenant, o.command_id, o.process_instance_key, o.command, o.actor_kind, o.actor_id, o.created_at,
           o.created_at
    from json_to_recordset(outbox_commands) as o (
      command_id text, process_instance_key bigint, command text, actor_kind text, actor_id text,
      created_at timestamptz)
    on conflict do nothing;
  end if;
end
$$;
