-- What the state of a user task or of an instance refuses is in the audit log, too: it belongs to an instance and a task,
-- though to no step of the history.
alter table audit_log_entry
  add column process_instance_key bigint,
  add column element_instance_key bigint,
  add column user_task_key bigint;

alter table audit_log_entry drop constraint audit_log_entry_category_check;
alter table audit_log_entry add constraint audit_log_entry_category_check
  check (category in ('ADMIN', 'DEPLOYED_RESOURCES', 'USER_TASKS')) not valid;
alter table audit_log_entry validate constraint audit_log_entry_category_check;

-- Few entries have a value here, and none has one yet.
create index audit_log_entry_by_instance on audit_log_entry (tenant_id, process_instance_key, entry_key)
  where process_instance_key is not null;
create index audit_log_entry_by_task on audit_log_entry (tenant_id, user_task_key, entry_key)
  where user_task_key is not null;
