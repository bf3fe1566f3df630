-- Indexes for the orders of searches that had none (ADR 121). They are built as those of 0116.

-- Jobs. A claim writes worker and deadline, which it did without touching an index before.
create index concurrently if not exists job_by_worker on job
  (tenant_id, worker, (case state when 'SUSPENDED' then held_state else state end), job_key);
create index concurrently if not exists job_by_deadline on job (tenant_id, lock_until, job_key) where lock_until is not null;
create index concurrently if not exists job_by_element_instance on job (tenant_id, element_instance_key, job_key);

create index concurrently if not exists element_instance_by_start on element_instance
  (tenant_id, start_date, element_instance_key);

-- Of a value the first 63 bytes.
create index concurrently if not exists variable_by_value on variable (tenant_id, (value::name::text), variable_key);
create index concurrently if not exists variable_by_scope on variable (tenant_id, scope_key, variable_key);

create index concurrently if not exists audited_step_by_entity on audited_step
  (tenant_id, entity_key, process_instance_key, sequence);
create index concurrently if not exists audited_step_by_job on audited_step
  (tenant_id, job_key, process_instance_key, sequence) where job_key is not null;
create index concurrently if not exists audited_step_by_user_task on audited_step
  (tenant_id, user_task_key, process_instance_key, sequence) where user_task_key is not null;
create index concurrently if not exists audited_step_by_element_instance on audited_step
  (tenant_id, element_instance_key, process_instance_key, sequence) where element_instance_key is not null;
