-- As in migration 0130, and it keeps what steps were about that someone asked for, and which decision was asked for
-- (ADR 121). Steps of the release before come here, too.
create or replace function commit_steps_typed(
  step_tenant text,
  receipts json,
  instances step_instance[],
  outbox_done json,
  job_fences json,
  message_uses json,
  history_rows step_history[],
  element_instances step_element[],
  element_incidents json,
  variables step_variable[],
  jobs step_job[],
  removed_timers json,
  timers json,
  subscriptions json,
  changed_subscriptions json,
  user_tasks json,
  changed_user_tasks json,
  incidents json,
  resolved_incidents json,
  decision_instances json
) returns void language plpgsql
-- The rows that most steps write (instances, elements, jobs) are one upsert per table for the whole batch, new rows and
-- changed ones together: a statement costs more than a row, and an upsert always finds its row by the primary key.
-- A join would be planned while the tables are empty and then scan them whole as they grow, until they are analysed;
-- therefore the rarer changes are made one by one. A changed row carries markers (-infinity, -1, empty) where the stored
-- row keeps its own value, so one that should be there and is not shows in what is returned.
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  changed record;
  wanted bigint;
  written bigint;
  missing bigint;
begin
  perform set_config('app.tenant', step_tenant, true);

  if receipts is not null then
    insert into command_receipt (tenant_id, command_id, request_hash, result, created_at)
    select step_tenant, r.command_id, r.request_hash, r.result, r.created_at
    from json_to_recordset(receipts) as r (command_id text, request_hash bytea, result text, created_at timestamptz);
  end if;

  -- Row locks on the instances, in the order of the array; the version is the guard against lost updates.
  -- Only a new instance has a start date. Of a changed one absent tokens and variables stay as they are; in place of the
  -- version of its definition, which never changes here, stands by how many steps it goes on, as a negative number.
  with moved as (
    insert into process_instance as p (
      tenant_id, process_instance_key, process_definition_key, process_definition_id, process_definition_version, state,
      start_date, end_date, business_id, tags, incident_count, version, tokens, variables, history_sequence,
      history_hash)
    select step_tenant, c.process_instance_key, coalesce(c.process_definition_key, -1),
           coalesce(c.process_definition_id, ''), coalesce(c.process_definition_version, -c.steps, -1), c.state,
           coalesce(c.start_date, '-infinity'), c.end_date, c.business_id, coalesce(c.tags, '{}'),
           coalesce(c.incident_count, 0), c.version, coalesce(c.tokens, ''), coalesce(c.variables, ''),
           c.history_sequence, c.history_hash
    from unnest(instances) as c
    on conflict (tenant_id, process_instance_key) do update
    set state = excluded.state,
        end_date = excluded.end_date,
        incident_count = excluded.incident_count,
        version = excluded.version,
        tokens = case excluded.tokens when '' then p.tokens else excluded.tokens end,
        variables = case excluded.variables when '' then p.variables else excluded.variables end,
        history_sequence = excluded.history_sequence,
        history_hash = excluded.history_hash
    where excluded.start_date = '-infinity' and p.version = excluded.version + excluded.process_definition_version
    returning p.start_date
  )
  select cardinality(instances), count(*), count(*) filter (where m.start_date = '-infinity')
  into wanted, written, missing
  from moved m;
  if written <> wanted or missing > 0 then
    raise exception 'another step of a process instance came first' using errcode = 'VG001';
  end if;

  if outbox_done is not null then
    for changed in select value as command_id from json_array_elements_text(outbox_done) loop
      delete from outbox_command o where o.tenant_id = step_tenant and o.command_id = changed.command_id;
      if not found then
        raise exception 'another step took command % out of the outbox', changed.command_id using errcode = 'VG003';
      end if;
    end loop;
  end if;

  -- Activations that must still hold jobs which the step leaves as they are. Locks the rows, so that no activation can
  -- slip in between the check and the end of the step.
  if job_fences is not null then
    for changed in select * from json_to_recordset(job_fences) as c (job_key bigint, epoch integer) loop
      perform from job j
      where j.tenant_id = step_tenant and j.job_key = changed.job_key and j.epoch = changed.epoch
      for update;
      if not found then
        raise exception 'job % is held by another activation', changed.job_key using errcode = 'VG002';
      end if;
    end loop;
  end if;

  if message_uses is not null then
    insert into message_correlation (
      tenant_id, message_key, process_definition_id, process_instance_key, subscription_key, element_id,
      element_instance_key, message_name, correlation_key, correlated_at)
    select step_tenant, u.message_key, u.process_definition_id, u.process_instance_key, u.subscription_key, u.element_id,
           u.element_instance_key, u.message_name, u.correlation_key, u.correlated_at
    from json_to_recordset(message_uses) as u (
      message_key bigint, process_definition_id text, process_instance_key bigint, subscription_key bigint,
      element_id text, element_instance_key bigint, message_name text, correlation_key text, correlated_at timestamptz);
  end if;

  perform set_config('vorgang.webhooks', 'told', true);
  insert into history (
    tenant_id, process_instance_key, sequence, format, recorded_at, actor_kind, actor_id, command, payload, personal,
    salt, commitment, hash)
  select step_tenant, h.process_instance_key, h.sequence, h.format, h.recorded_at, h.actor_kind, h.actor_id, h.command,
         h.payload, h.personal, h.salt, h.commitment, h.hash
  from unnest(history_rows) as h;

  insert into audited_step (
    tenant_id, process_instance_key, sequence, entity_key, job_key, user_task_key, element_instance_key)
  select step_tenant, h.process_instance_key, h.sequence, told.entity_key, told.job_key, told.user_task_key,
         told.element_instance_key
  from unnest(history_rows) as h
  cross join lateral audited_keys(h.command, h.process_instance_key, h.payload) as told
  where h.actor_kind <> 'engine' and told.entity_key is not null;

  perform set_config('vorgang.webhooks', '', true);
  -- As the trigger of the table does for others, which would have to keep all new rows until the end of the statement. A
  -- tenant without webhooks pays one look.
  if exists (select from webhook_subscription s where s.tenant_id = step_tenant) then
    insert into webhook_outbox (tenant_id, process_instance_key, sequence, recorded_at)
    select step_tenant, h.process_instance_key, h.sequence, h.recorded_at
    from unnest(history_rows) as h
    order by h.process_instance_key, h.sequence;
  end if;

  -- Only a new element instance has a start date; a changed one has ended.
  if element_instances is not null then
    with entered as (
      insert into element_instance as e (
        tenant_id, element_instance_key, process_instance_key, process_definition_key, element_id, element_name,
        element_type, scope_key, state, start_date, end_date, incident_key)
      select step_tenant, c.element_instance_key, coalesce(c.process_instance_key, -1),
             coalesce(c.process_definition_key, -1), coalesce(c.element_id, ''), c.element_name,
             coalesce(c.element_type, ''), c.scope_key, c.state, coalesce(c.start_date, '-infinity'), c.end_date,
             c.incident_key
      from unnest(element_instances) as c
      on conflict (tenant_id, element_instance_key) do update
      set state = excluded.state, end_date = excluded.end_date, incident_key = excluded.incident_key
      where excluded.start_date = '-infinity'
      returning e.start_date
    )
    select cardinality(element_instances), count(*), count(*) filter (where e.start_date = '-infinity')
    into wanted, written, missing
    from entered e;
    if written <> wanted or missing > 0 then
      raise exception 'an element instance is there already, or not there to end' using errcode = 'VG004';
    end if;
  end if;

  if element_incidents is not null then
    for changed in
      select * from json_to_recordset(element_incidents) as c (
        element_instance_key bigint, incident_key bigint)
    loop
      update element_instance e
      set incident_key = changed.incident_key
      where e.tenant_id = step_tenant and e.element_instance_key = changed.element_instance_key;
    end loop;
  end if;

  if variables is not null then
    insert into variable (tenant_id, variable_key, process_instance_key, scope_key, name, value)
    select step_tenant, v.variable_key, v.process_instance_key, v.scope_key, v.name, v.value
    from unnest(variables) as v
    on conflict (tenant_id, variable_key) do update set value = excluded.value;
  end if;

  -- Only a new job has a creation date. Of a changed one absent values stay as they are; `release` ends the activation:
  -- the job waits again, or has ended; `epoch` is the activation that must still hold it.
  if jobs is not null then
    with moved as (
      insert into job as j (
        tenant_id, job_key, process_instance_key, process_definition_key, process_definition_id,
        process_definition_version, element_instance_key, element_id, type, state, retries, epoch, headers,
        available_at, error_code, error_message, created_at, ended_at, worker, locked_by, lock_until)
      select step_tenant, c.job_key, coalesce(c.process_instance_key, -1), coalesce(c.process_definition_key, -1),
             coalesce(c.process_definition_id, ''), coalesce(c.process_definition_version, -1),
             coalesce(c.element_instance_key, -1), coalesce(c.element_id, ''), coalesce(c.type, ''), c.state,
             coalesce(c.retries, -1), coalesce(c.epoch, case when c.created_at is null then -1 else 0 end),
             coalesce(c.headers, ''), coalesce(c.available_at, '-infinity'), c.error_code, c.error_message,
             coalesce(c.created_at, '-infinity'), c.ended_at, coalesce(c.worker, ''), c.locked_by,
             case when c.release and c.created_at is null then '-infinity'::timestamptz else c.lock_until end
      from unnest(jobs) as c
      on conflict (tenant_id, job_key) do update
      set state = excluded.state,
          retries = case excluded.retries when -1 then j.retries else excluded.retries end,
          available_at = case excluded.available_at when '-infinity' then j.available_at else excluded.available_at end,
          error_code = coalesce(excluded.error_code, j.error_code),
          error_message = coalesce(excluded.error_message, j.error_message),
          ended_at = excluded.ended_at,
          locked_by = case when excluded.lock_until is null then j.locked_by end,
          lock_until = case when excluded.lock_until is null then j.lock_until end
      where excluded.created_at = '-infinity' and excluded.epoch in (-1, j.epoch)
      returning j.created_at
    )
    select cardinality(jobs), count(*), count(*) filter (where m.created_at = '-infinity')
    into wanted, written, missing
    from moved m;
    if written <> wanted then
      raise exception 'a job is held by another activation' using errcode = 'VG002';
    end if;
    if missing > 0 then
      raise exception 'a job that changes is not there' using errcode = 'VG004';
    end if;
  end if;

  if removed_timers is not null then
    for changed in select value::bigint as timer_key from json_array_elements_text(removed_timers) loop
      delete from timer t where t.tenant_id = step_tenant and t.timer_key = changed.timer_key;
    end loop;
  end if;

  if timers is not null then
    insert into timer (
      tenant_id, timer_key, process_instance_key, process_definition_key, element_instance_key, event_id, due_at,
      repetitions)
    select step_tenant, t.timer_key, t.process_instance_key, t.process_definition_key, t.element_instance_key,
           t.event_id, t.due_at, t.repetitions
    from json_to_recordset(timers) as t (
      timer_key bigint, process_instance_key bigint, process_definition_key bigint, element_instance_key bigint,
      event_id text, due_at timestamptz, repetitions integer);
  end if;

  if subscriptions is not null then
    insert into message_subscription (
      tenant_id, subscription_key, process_instance_key, process_definition_key, process_definition_id,
      element_instance_key, event_id, message_name, correlation_key, interrupting, state, updated_at)
    select step_tenant, s.subscription_key, s.process_instance_key, s.process_definition_key, s.process_definition_id,
           s.element_instance_key, s.event_id, s.message_name, s.correlation_key, s.interrupting, s.state, s.updated_at
    from json_to_recordset(subscriptions) as s (
      subscription_key bigint, process_instance_key bigint, process_definition_key bigint, process_definition_id text,
      element_instance_key bigint, event_id text, message_name text, correlation_key text, interrupting boolean,
      state text, updated_at timestamptz);
  end if;

  if changed_subscriptions is not null then
    for changed in
      select * from json_to_recordset(changed_subscriptions) as c (
        subscription_key bigint, state text, updated_at timestamptz)
    loop
      update message_subscription s
      set state = changed.state, updated_at = changed.updated_at
      where s.tenant_id = step_tenant and s.subscription_key = changed.subscription_key;
    end loop;
  end if;

  if user_tasks is not null then
    insert into user_task (
      tenant_id, user_task_key, process_instance_key, process_definition_key, process_definition_id,
      process_definition_version, element_instance_key, element_id, name, state, assignee, candidate_users,
      candidate_groups, due_date, follow_up_date, priority, form_id, external_form_reference, headers, version,
      created_at, ended_at)
    select step_tenant, u.user_task_key, u.process_instance_key, u.process_definition_key, u.process_definition_id,
           u.process_definition_version, u.element_instance_key, u.element_id, u.name, u.state, u.assignee,
           u.candidate_users, u.candidate_groups, u.due_date, u.follow_up_date, u.priority, u.form_id,
           u.external_form_reference, u.headers, 1, u.created_at, u.ended_at
    from json_to_recordset(user_tasks) as u (
      user_task_key bigint, process_instance_key bigint, process_definition_key bigint, process_definition_id text,
      process_definition_version integer, element_instance_key bigint, element_id text, name text, state text,
      assignee text, candidate_users text[], candidate_groups text[], due_date timestamptz, follow_up_date timestamptz,
      priority integer, form_id text, external_form_reference text, headers text, created_at timestamptz,
      ended_at timestamptz);
  end if;

  -- Null means unchanged, except where a `sets_` flag says that null is meant.
  if changed_user_tasks is not null then
    for changed in
      select * from json_to_recordset(changed_user_tasks) as c (
        user_task_key bigint, state text, sets_assignee boolean, assignee text, candidate_users text[],
        candidate_groups text[], sets_due_date boolean, due_date timestamptz, sets_follow_up_date boolean,
        follow_up_date timestamptz, priority integer, ended_at timestamptz)
    loop
      update user_task u
      set state = coalesce(changed.state, u.state),
          assignee = case when changed.sets_assignee then changed.assignee else u.assignee end,
          candidate_users = coalesce(changed.candidate_users, u.candidate_users),
          candidate_groups = coalesce(changed.candidate_groups, u.candidate_groups),
          due_date = case when changed.sets_due_date then changed.due_date else u.due_date end,
          follow_up_date = case when changed.sets_follow_up_date then changed.follow_up_date else u.follow_up_date end,
          priority = coalesce(changed.priority, u.priority),
          ended_at = changed.ended_at,
          version = u.version + 1
      where u.tenant_id = step_tenant and u.user_task_key = changed.user_task_key;
    end loop;
  end if;

  if incidents is not null then
    insert into incident (
      tenant_id, incident_key, process_instance_key, process_definition_key, process_definition_id,
      element_instance_key, element_id, job_key, error_type, error_message, state, created_at, resolved_at)
    select step_tenant, i.incident_key, i.process_instance_key, i.process_definition_key, i.process_definition_id,
           i.element_instance_key, i.element_id, i.job_key, i.error_type, i.error_message, i.state, i.created_at,
           i.resolved_at
    from json_to_recordset(incidents) as i (
      incident_key bigint, process_instance_key bigint, process_definition_key bigint, process_definition_id text,
      element_instance_key bigint, element_id text, job_key bigint, error_type text, error_message text, state text,
      created_at timestamptz, resolved_at timestamptz);
  end if;

  if resolved_incidents is not null then
    for changed in
      select * from json_to_recordset(resolved_incidents) as c (
        incident_key bigint, resolved_at timestamptz)
    loop
      update incident i
      set state = 'RESOLVED', resolved_at = changed.resolved_at
      where i.tenant_id = step_tenant and i.incident_key = changed.incident_key;
    end loop;
  end if;

  if decision_instances is not null then
    insert into decision_instance (
      tenant_id, decision_evaluation_key, evaluation_index, decision_definition_key, decision_id, decision_name,
      decision_type, process_instance_key, process_definition_key, element_instance_key, state, inputs, matched_rules,
      output, failure, evaluated_at, root_decision_definition_key)
    select step_tenant, d.decision_evaluation_key, d.evaluation_index, d.decision_definition_key, d.decision_id,
           d.decision_name, d.decision_type, d.process_instance_key, d.process_definition_key, d.element_instance_key,
           d.state, d.inputs, d.matched_rules, d.output, d.failure, d.evaluated_at,
           last_value(d.decision_definition_key) over (
             partition by d.decision_evaluation_key order by d.evaluation_index
             rows between unbounded preceding and unbounded following)
    from json_to_recordset(decision_instances) as d (
      decision_evaluation_key bigint, evaluation_index integer, decision_definition_key bigint, decision_id text,
      decision_name text, decision_type text, process_instance_key bigint, process_definition_key bigint,
      element_instance_key bigint, state text, inputs text, matched_rules text, output text, failure text,
      evaluated_at timestamptz);
  end if;
end
$$;
