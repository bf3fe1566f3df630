-- Indexes for orders of searches: each holds the tenant, the field and the key, and is read from the page's place on. Where
-- most rows hold the same value (or none), the index leaves them out, and their order is that of the key.
-- Each index of the tables that every step writes was weighed against what it costs a step (ADR 106): the whole set takes
-- 6 % more of PostgreSQL's time, as many as there are orders would take 45 to 70 %.

-- Process instances. A suspended one is shown as active.
create index process_instance_by_shown_state on process_instance
  (tenant_id, (case state when 'SUSPENDED' then 'ACTIVE' else state end), process_instance_key);
drop index process_instance_by_state;
create index process_instance_by_start_date on process_instance (tenant_id, start_date, process_instance_key);
create index process_instance_by_end_date on process_instance (tenant_id, end_date, process_instance_key);
create index process_instance_with_incident on process_instance (tenant_id, process_instance_key) where incident_count > 0;
create index process_instance_by_business_key on process_instance (tenant_id, business_id, process_instance_key)
  where business_id is not null;
drop index process_instance_by_business_id;
create index process_instance_by_caller on process_instance (tenant_id, parent_process_instance_key, process_instance_key)
  where parent_process_instance_key is not null;
drop index process_instance_by_parent;

-- Element instances and jobs: most have been completed. A suspended job is shown as what it was.
create index element_instance_by_state on element_instance (tenant_id, state, element_instance_key) where state <> 'COMPLETED';
drop index element_instance_active;
create index job_by_shown_state on job (tenant_id, (case state when 'SUSPENDED' then held_state else state end), job_key)
  where (case state when 'SUSPENDED' then held_state else state end) <> 'COMPLETED';

-- The history, for the audit log.
create index history_by_moment on history (tenant_id, recorded_at, process_instance_key, sequence);

-- User tasks. They are written at the pace of people.
create index user_task_by_name on user_task (tenant_id, name, user_task_key);
create index user_task_by_priority on user_task (tenant_id, priority, user_task_key) where priority <> 50;
create index user_task_by_created_at on user_task (tenant_id, created_at, user_task_key);
create index user_task_by_completion on user_task
  (tenant_id, (case when state = 'COMPLETED' then ended_at end), user_task_key);
create index user_task_by_due_date on user_task (tenant_id, due_date, user_task_key) where due_date is not null;
create index user_task_by_follow_up_date on user_task (tenant_id, follow_up_date, user_task_key)
  where follow_up_date is not null;

-- Incidents are few.
create index incident_by_process on incident (tenant_id, process_definition_id, incident_key);
create index incident_by_error_type on incident (tenant_id, error_type, incident_key);
create index incident_by_state on incident (tenant_id, state, incident_key);
create index incident_by_creation on incident (tenant_id, created_at, incident_key);

-- Messages and decisions: what they are looked for by.
create index message_subscription_by_name on message_subscription (tenant_id, message_name, subscription_key);
create index message_subscription_by_correlation_key on message_subscription (tenant_id, correlation_key, subscription_key);
create index message_correlation_by_time on message_correlation
  (tenant_id, correlated_at, message_key, process_definition_id);
create index decision_instance_by_id on decision_instance
  (tenant_id, decision_id, decision_evaluation_key, evaluation_index);
create index decision_instance_by_moment on decision_instance
  (tenant_id, evaluated_at, decision_evaluation_key, evaluation_index);

-- Items of batch operations.
create index batch_operation_item_by_key on batch_operation_item (tenant_id, item_key, batch_operation_key);
