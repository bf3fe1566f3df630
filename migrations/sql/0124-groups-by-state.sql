-- Groups of elements and jobs by state, too: a search for what waits passes by all that has ended (ADR 121). An entry is written
-- anew when the state changes either way. They are built as those of 0116.
create index concurrently if not exists element_instance_by_element_state on element_instance
  (tenant_id, process_definition_key, element_id, element_type, state, element_instance_key);
drop index concurrently if exists element_instance_by_element;
create index concurrently if not exists job_by_work_state on job
  (tenant_id, type, process_definition_key, element_id, (case state when 'SUSPENDED' then held_state else state end), job_key);
drop index concurrently if exists job_by_work;

-- Values that few jobs have, with the state behind the key: it is compared in the index, before a row is read.
create index concurrently if not exists job_of_other_kind_by_key on job
  (tenant_id, kind, job_key, (case state when 'SUSPENDED' then held_state else state end)) where kind <> 'BPMN_ELEMENT';
drop index concurrently if exists job_of_other_kind;
create index concurrently if not exists job_by_listener_event_and_key on job
  (tenant_id, (case when listener_event_type is null then 'UNSPECIFIED' else listener_event_type end), job_key,
    (case state when 'SUSPENDED' then held_state else state end))
  where (case when listener_event_type is null then 'UNSPECIFIED' else listener_event_type end) <> 'UNSPECIFIED';
drop index concurrently if exists job_by_listener_event;
create index concurrently if not exists job_by_priority_and_key on job
  (tenant_id, priority, job_key, (case state when 'SUSPENDED' then held_state else state end)) where priority <> 0;
drop index concurrently if exists job_by_priority;

-- The same groups as before, found by the name of the message; with the instance, which must still be there.
create index concurrently if not exists message_correlation_by_name_and_element on message_correlation
  (tenant_id, message_name, process_definition_id, element_id, message_key) include (process_instance_key);
drop index concurrently if exists message_correlation_by_element;

-- Decisions by their id, version and the decision that was asked for: five orders, and those of a filter by the id.
create index concurrently if not exists decision_instance_by_decision on decision_instance
  (tenant_id, decision_id, decision_definition_key,
    (case when root_decision_definition_key is null then decision_definition_key else root_decision_definition_key end),
    decision_evaluation_key, evaluation_index);
drop index concurrently if exists decision_instance_by_definition;

-- Correlations of an instance, with the tenant before it and in the order of a search.
create index concurrently if not exists message_correlation_of_instance on message_correlation
  (tenant_id, process_instance_key, message_key, process_definition_id);
drop index concurrently if exists message_correlation_by_instance;
