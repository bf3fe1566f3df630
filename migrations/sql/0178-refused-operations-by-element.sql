-- The order of the audit log by element, of what was refused (migration 0145). It is built as those of 0116.
create index concurrently if not exists audit_log_entry_by_element_instance on audit_log_entry
  (tenant_id, element_instance_key, entry_key) where element_instance_key is not null;
