-- One operation on every process instance (or incident) that a filter finds. Its items are captured and worked off by a
-- loop of the engine, page by page, on whatever node: nothing of it is kept in memory, and there is no upper limit.
create table batch_operation (
  tenant_id text not null,
  batch_operation_key bigint not null,
  operation_type text not null check (operation_type in (
    'CANCEL_PROCESS_INSTANCE', 'DELETE_PROCESS_INSTANCE', 'MIGRATE_PROCESS_INSTANCE', 'MODIFY_PROCESS_INSTANCE',
    'RESOLVE_INCIDENT', 'RESUME_PROCESS_INSTANCE', 'SUSPEND_PROCESS_INSTANCE', 'UPDATE_VARIABLE')),
  -- What is done with each item, and the filter as its creator sent it: JSON.
  instruction text not null,
  filter text not null,
  -- The processes on which the creator held the permission when it was created; null for all.
  permitted_process_ids text[],
  state text not null check (state in (
    'CREATED', 'ACTIVE', 'SUSPENDED', 'COMPLETED', 'PARTIALLY_COMPLETED', 'CANCELED', 'FAILED')),
  -- Nothing is left to do for the loop.
  settled boolean not null default false,
  -- Instances are captured in the order of their keys: up to which, the last possible one, and whether all are.
  captured_key bigint not null default 0,
  newest_key bigint not null,
  captured boolean not null default false,
  total_count integer not null default 0,
  completed_count integer not null default 0,
  failed_count integer not null default 0,
  actor_kind text not null,
  actor_id text not null,
  created_at timestamptz not null,
  start_date timestamptz,
  end_date timestamptz,
  -- Why the items could not be captured.
  failure text,
  primary key (tenant_id, batch_operation_key)
) with (fillfactor = 50);
create index batch_operation_open on batch_operation (batch_operation_key) where not settled;

create table batch_operation_item (
  tenant_id text not null,
  batch_operation_key bigint not null,
  -- The process instance, or the incident.
  item_key bigint not null,
  process_instance_key bigint not null,
  state text not null check (state in ('ACTIVE', 'COMPLETED', 'SKIPPED', 'CANCELED', 'FAILED')),
  -- A node works on it until then.
  claimed_until timestamptz,
  error_message text,
  processed_at timestamptz,
  primary key (tenant_id, batch_operation_key, item_key)
) with (fillfactor = 80);
create index batch_operation_item_open on batch_operation_item (tenant_id, batch_operation_key, item_key)
  where state = 'ACTIVE';
create index batch_operation_item_failed on batch_operation_item (tenant_id, batch_operation_key, item_key)
  where state = 'FAILED';
create index batch_operation_item_by_instance on batch_operation_item (process_instance_key);

grant select, insert, update, delete on batch_operation, batch_operation_item to vorgang_app;
grant select, insert, update, delete on batch_operation, batch_operation_item to vorgang_engine;
call raise_tenant_walls();
