-- Indexes for orders of searches (ADR 116). They are built without holding writers up, so each is a statement of its own
-- outside of a transaction, and may be begun anew.

-- Values that few rows have. The other rows are in the order of the key and cost nothing here.
create index concurrently if not exists job_of_other_kind on job (tenant_id, kind, job_key) where kind <> 'BPMN_ELEMENT';
create index concurrently if not exists job_by_listener_event on job
  (tenant_id, (case when listener_event_type is null then 'UNSPECIFIED' else listener_event_type end), job_key)
  where (case when listener_event_type is null then 'UNSPECIFIED' else listener_event_type end) <> 'UNSPECIFIED';
create index concurrently if not exists job_by_retries on job (tenant_id, retries, job_key) where retries <> 3;
create index concurrently if not exists job_by_priority on job (tenant_id, priority, job_key) where priority <> 0;
create index concurrently if not exists job_failed_with_retries on job (tenant_id, job_key)
  where (case state when 'SUSPENDED' then held_state else state end) = 'FAILED' and retries > 0;
create index concurrently if not exists job_denied on job (tenant_id, is_denied, job_key) where is_denied is not null;
create index concurrently if not exists job_by_denied_reason on job (tenant_id, (denied_reason::name::text), job_key)
  where denied_reason::name::text is not null;
create index concurrently if not exists job_by_error_code on job (tenant_id, error_code, job_key) where error_code is not null;
create index concurrently if not exists job_by_error_message on job (tenant_id, (error_message::name::text), job_key)
  where error_message::name::text is not null;
create index concurrently if not exists element_instance_by_incident on element_instance (tenant_id, incident_key, element_instance_key)
  where incident_key is not null;
create index concurrently if not exists process_instance_suspended on process_instance (tenant_id, process_instance_key)
  where state = 'SUSPENDED';
create index concurrently if not exists process_instance_by_incidents on process_instance
  (tenant_id, incident_count, process_instance_key) where incident_count <> 0;
create index concurrently if not exists process_instance_by_calling_element on process_instance
  (tenant_id, parent_element_instance_key, process_instance_key) where parent_element_instance_key is not null;

-- Tables that few steps write.
create index concurrently if not exists incident_by_definition on incident (tenant_id, process_definition_key, incident_key);
create index concurrently if not exists incident_by_element on incident (tenant_id, element_id, incident_key);
create index concurrently if not exists incident_by_element_instance on incident (tenant_id, element_instance_key, incident_key);
create index concurrently if not exists incident_by_job on incident (tenant_id, job_key, incident_key);
create index concurrently if not exists batch_operation_item_by_state on batch_operation_item
  (tenant_id, state, item_key, batch_operation_key) where state <> 'COMPLETED';
create index concurrently if not exists batch_operation_item_by_moment on batch_operation_item
  (tenant_id, processed_at, item_key, batch_operation_key);
create index concurrently if not exists decision_instance_by_definition on decision_instance
  (tenant_id, decision_definition_key, decision_evaluation_key, evaluation_index);
create index concurrently if not exists decision_instance_by_process on decision_instance
  (tenant_id, process_definition_key, decision_evaluation_key, evaluation_index);
create index concurrently if not exists decision_instance_by_element_instance on decision_instance
  (tenant_id, element_instance_key, decision_evaluation_key, evaluation_index);
create index concurrently if not exists decision_instance_by_state on decision_instance
  (tenant_id, state, decision_evaluation_key, evaluation_index) where state <> 'EVALUATED';
create index concurrently if not exists decision_instance_by_failure on decision_instance
  (tenant_id, (failure::name::text), decision_evaluation_key, evaluation_index) where failure::name::text is not null;
create index concurrently if not exists message_subscription_by_element on message_subscription
  (tenant_id, process_definition_id, event_id, subscription_key);
create index concurrently if not exists message_subscription_by_element_instance on message_subscription
  (tenant_id, element_instance_key, subscription_key);
create index concurrently if not exists message_subscription_by_state on message_subscription
  (tenant_id, (case state when 'SUSPENDED' then 'CREATED' else state end), subscription_key)
  where (case state when 'SUSPENDED' then 'CREATED' else state end) <> 'CORRELATED';
create index concurrently if not exists message_subscription_by_update on message_subscription
  (tenant_id, updated_at, subscription_key);
create index concurrently if not exists message_correlation_by_element on message_correlation
  (tenant_id, process_definition_id, element_id, message_name, message_key);
create index concurrently if not exists message_correlation_by_correlation_key on message_correlation
  (tenant_id, correlation_key, message_key, process_definition_id);
create index concurrently if not exists message_correlation_by_element_instance on message_correlation
  (tenant_id, element_instance_key, message_key, process_definition_id);
create index concurrently if not exists message_correlation_by_subscription on message_correlation
  (tenant_id, subscription_key, message_key, process_definition_id);
create index concurrently if not exists audit_log_entry_by_entity_key on audit_log_entry (tenant_id, entity_key, entry_key);
create index concurrently if not exists audit_log_entry_by_entity on audit_log_entry (tenant_id, entity_type, entry_key);
create index concurrently if not exists audit_log_entry_by_operation on audit_log_entry (tenant_id, operation_type, entry_key);
create index concurrently if not exists audit_log_entry_by_category on audit_log_entry (tenant_id, category, entry_key);
create index concurrently if not exists audit_log_entry_by_actor on audit_log_entry (tenant_id, actor_id, entry_key);
create index concurrently if not exists audit_log_entry_by_actor_type on audit_log_entry
  (tenant_id, (case actor_kind when 'user' then 'USER' when 'citizen' then 'ANONYMOUS' else 'CLIENT' end), entry_key);
