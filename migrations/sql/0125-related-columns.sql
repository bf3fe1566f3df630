-- What waits has no end, and most of it has no worker yet: of columns that depend on each other PostgreSQL knows nothing, and
-- would look for what waits among all that has ended, in the order of its end. Nothing of this costs a step anything.
create statistics if not exists job_states (mcv) on
  kind, worker, retries, (case state when 'SUSPENDED' then held_state else state end), (ended_at is null), (lock_until is null)
  from job;
create statistics if not exists element_instance_states (mcv) on element_type, state, (end_date is null), (incident_key is null)
  from element_instance;
create statistics if not exists process_instance_states (mcv) on
  (case state when 'SUSPENDED' then 'ACTIVE' else state end), (end_date is null), (incident_count > 0)
  from process_instance;
create statistics if not exists user_task_states (mcv) on state, priority, (ended_at is null) from user_task;
-- Of an expression nothing is known otherwise: most have been correlated.
create statistics if not exists message_subscription_states on (case state when 'SUSPENDED' then 'CREATED' else state end)
  from message_subscription;
create statistics if not exists job_listener_events on
  (case when listener_event_type is null then 'UNSPECIFIED' else listener_event_type end) from job;
analyze job;
analyze element_instance;
analyze process_instance;
analyze user_task;
analyze message_subscription;
