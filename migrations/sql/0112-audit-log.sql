-- What operators and administrators do, and what belongs to no process instance: deployments, the directory, cluster
-- variables, batch operations, decisions that were asked for. What happens to process instances is in their history.
create table audit_log_entry (
  tenant_id text not null,
  -- 0: the chain of all that was done in the tenant, each entry with the hash of the one before. An evaluated decision is a
  -- chain of its own (minus its entry's key), so that evaluations do not wait for each other.
  chain_key bigint not null,
  -- 1 for the first of the chain, without gaps.
  sequence bigint not null,
  -- Version of the format that the hash covers.
  format smallint not null,
  entry_key bigint not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  category text not null check (category in ('ADMIN', 'DEPLOYED_RESOURCES')),
  entity_type text not null,
  operation_type text not null,
  result text not null check (result in ('SUCCESS', 'FAIL')),
  entity_key text not null,
  entity_description text,
  related_entity_type text,
  related_entity_key text,
  -- The tenant that it is about; null: the whole installation, whose entries stand in the tenant `<default>`.
  scope_tenant_id text check (scope_tenant_id = tenant_id or (scope_tenant_id is null and tenant_id = '<default>')),
  batch_operation_key bigint,
  batch_operation_type text,
  process_definition_id text,
  process_definition_key bigint,
  decision_requirements_id text,
  decision_requirements_key bigint,
  decision_definition_id text,
  decision_definition_key bigint,
  decision_evaluation_key bigint,
  deployment_key bigint,
  form_key bigint,
  resource_key bigint,
  -- SHA-256 over the hash before it and all columns above.
  hash bytea not null,
  -- As in the history: the transaction that wrote the row, by which checkpoints find it.
  recorded_in bigint default (pg_current_xact_id()::text::bigint),
  primary key (tenant_id, chain_key, sequence)
);

-- Orders of the audit log. Most entries have no value in a column that is left out where it is null.
create unique index audit_log_entry_by_key on audit_log_entry (tenant_id, entry_key);
create index audit_log_entry_by_moment on audit_log_entry (tenant_id, recorded_at, entry_key);
create index audit_log_entry_by_scope on audit_log_entry (tenant_id, scope_tenant_id, entry_key) where scope_tenant_id is not null;
create index audit_log_entry_of_installation on audit_log_entry (tenant_id, entry_key) where scope_tenant_id is null;
create index audit_log_entry_failed on audit_log_entry (tenant_id, result, entry_key) where result <> 'SUCCESS';
create index audit_log_entry_by_batch on audit_log_entry (tenant_id, batch_operation_key, entry_key)
  where batch_operation_key is not null;
create index audit_log_entry_by_batch_type on audit_log_entry (tenant_id, batch_operation_type, entry_key)
  where batch_operation_type is not null;
create index audit_log_entry_by_process_id on audit_log_entry (tenant_id, process_definition_id, entry_key)
  where process_definition_id is not null;
create index audit_log_entry_by_process on audit_log_entry (tenant_id, process_definition_key, entry_key)
  where process_definition_key is not null;
create index audit_log_entry_by_model_id on audit_log_entry (tenant_id, decision_requirements_id, entry_key)
  where decision_requirements_id is not null;
create index audit_log_entry_by_model on audit_log_entry (tenant_id, decision_requirements_key, entry_key)
  where decision_requirements_key is not null;
create index audit_log_entry_by_decision_id on audit_log_entry (tenant_id, decision_definition_id, entry_key)
  where decision_definition_id is not null;
create index audit_log_entry_by_decision on audit_log_entry (tenant_id, decision_definition_key, entry_key)
  where decision_definition_key is not null;
create index audit_log_entry_by_evaluation on audit_log_entry (tenant_id, decision_evaluation_key, entry_key)
  where decision_evaluation_key is not null;
create index audit_log_entry_by_transaction on audit_log_entry using brin (recorded_in) with (autosummarize = on);

-- Written once, as the history: refused by rights, by trigger, and found by the chain. Nothing of it expires.
create trigger audit_log_entries_are_final before update or delete on audit_log_entry
  for each row execute function refuse_checkpoint_change();
create trigger audit_log_is_never_emptied before truncate on audit_log_entry
  for each statement execute function refuse_checkpoint_change();
alter table audit_log_entry enable always trigger audit_log_entries_are_final;
alter table audit_log_entry enable always trigger audit_log_is_never_emptied;

call raise_tenant_walls();
grant select, insert on audit_log_entry to vorgang_app;
grant select on audit_log_entry to vorgang_engine;
