-- What the orders of searches still needed, beside their indexes (ADR 121).

-- Steps that someone asked for and what each was about, as its changes in the history say: the audit log is ordered and
-- searched by it. It is derived and no part of the history, whose rows are never changed; it goes with its instance.
create table audited_step (
  tenant_id text not null,
  process_instance_key bigint not null,
  sequence bigint not null,
  -- The user task, job, incident, variable or process instance that was asked for.
  entity_key text not null,
  job_key bigint,
  user_task_key bigint,
  element_instance_key bigint,
  primary key (tenant_id, process_instance_key, sequence)
);
call raise_tenant_walls();
grant select, insert, delete on audited_step to vorgang_app;
grant select on audited_step to vorgang_engine;

-- What the changes of a step say that it was about; nothing for commands that the audit log does not have.
create function audited_keys(
  of_command text, instance bigint, payload text,
  out entity_key text, out job_key bigint, out user_task_key bigint, out element_instance_key bigint)
language plpgsql immutable parallel safe as $$
declare
  entity text := case
    when of_command in ('createProcessInstance', 'cancelProcessInstance', 'modifyProcessInstance',
      'activateAdHocActivities', 'migrateProcessInstance', 'suspendProcessInstance', 'resumeProcessInstance') then 'PROCESS_INSTANCE'
    when of_command = 'setVariables' then 'VARIABLE'
    when of_command = 'resolveIncident' then 'INCIDENT'
    when of_command in ('completeJob', 'failJob', 'throwJobError', 'updateJobRetries') then 'JOB'
    when of_command in ('assignUserTask', 'delegateUserTask', 'resolveUserTask', 'recallUserTask', 'updateUserTask',
      'completeUserTask') then 'USER_TASK'
  end;
  found json;
begin
  if entity is null then
    return;
  end if;
  if entity = 'PROCESS_INSTANCE' then
    entity_key := instance;
    return;
  end if;
  for found in select value from json_array_elements(payload::json) loop
    if entity = 'JOB' then
      job_key := coalesce(job_key, (found ->> 'jobKey')::bigint);
    elsif entity = 'USER_TASK' then
      user_task_key := coalesce(user_task_key, (found ->> 'userTaskKey')::bigint);
    else
      entity_key := coalesce(entity_key, found ->> (case entity when 'INCIDENT' then 'incidentKey' else 'variableKey' end));
    end if;
    if entity <> 'VARIABLE' then
      element_instance_key := coalesce(element_instance_key, (found ->> 'elementInstanceKey')::bigint);
    end if;
  end loop;
  entity_key := coalesce(entity_key, job_key::text, user_task_key::text, instance::text);
end
$$;

-- The decision that was asked for: the last of its evaluation. Null: of a release before, and not filled in yet.
alter table decision_instance add column root_decision_definition_key bigint;

-- Removes all that queries read of instances, as in migration 0099.
create or replace function remove_instances(removed_tenant text, keys bigint[]) returns void language plpgsql
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
  delete from audited_step where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from process_instance_part where tenant_id = removed_tenant and process_instance_key = any (keys);
  delete from process_instance where tenant_id = removed_tenant and process_instance_key = any (keys);
end
$$;
