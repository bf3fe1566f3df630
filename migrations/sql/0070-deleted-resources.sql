-- A deleted resource stays in its table: what runs goes on from it, and its version number is not given again. Nothing
-- new begins from it.
alter table process_definition
  add column deleted_at timestamptz,
  -- Who asked to delete its ended instances, too, once none runs any more; null when that is under way or not wanted.
  add column history_deleter_kind text,
  add column history_deleter_id text;
create index process_definition_history on process_definition (tenant_id, process_definition_key)
  where history_deleter_id is not null;
alter table decision_requirements add column deleted_at timestamptz;
alter table decision_definition add column deleted_at timestamptz;
alter table form_definition add column deleted_at timestamptz;
-- Grows with each deletion, so that every node learns that what it knows of the newest versions is old.
alter table tenant add column deleted_resources integer not null default 0;

-- A batch operation may mean evaluated decisions. An item without a process instance names the instance -1.
alter table batch_operation drop constraint batch_operation_operation_type_check;
alter table batch_operation add constraint batch_operation_operation_type_check check (operation_type in (
  'CANCEL_PROCESS_INSTANCE', 'DELETE_DECISION_INSTANCE', 'DELETE_PROCESS_INSTANCE', 'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE', 'RESOLVE_INCIDENT', 'RESUME_PROCESS_INSTANCE', 'SUSPEND_PROCESS_INSTANCE',
  'UPDATE_VARIABLE')) not valid;
