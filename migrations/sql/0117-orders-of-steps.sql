-- Indexes for orders of searches on tables that every step writes: what they cost is in docs/benchmarks.md (ADR 116).
-- Built as those of 0116.

-- What a model fixes: each holds its groups one after the other, and serves the orders by all that is the same in a group.
create index concurrently if not exists job_by_work on job
  (tenant_id, type, process_definition_key, element_id, job_key);
create index concurrently if not exists element_instance_by_element on element_instance
  (tenant_id, process_definition_key, element_id, element_type, element_instance_key);
create index concurrently if not exists history_by_command on history
  (tenant_id, command, actor_kind, process_instance_key, sequence) where actor_kind <> 'engine';

-- Ended elements: one entry each. Those that have not ended are in element_instance_by_state.
create index concurrently if not exists element_instance_by_end on element_instance (tenant_id, end_date, element_instance_key)
  where end_date is not null;
create index concurrently if not exists job_by_end on job (tenant_id, ended_at, job_key);
create index concurrently if not exists history_by_actor on history
  (tenant_id, actor_id, process_instance_key, sequence) where actor_kind <> 'engine';
