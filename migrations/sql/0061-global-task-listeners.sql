-- Task listeners of all processes of the installation. They belong to no tenant, so their tenant is '*'.
create table global_task_listener (
  tenant_id text not null default '*' check (tenant_id = '*'),
  listener_id text not null,
  type text not null,
  event_types text[] not null,
  retries integer not null,
  after_non_global boolean not null,
  priority integer not null,
  primary key (tenant_id, listener_id)
);

-- Who changed them, when and to what: a row for each change, never changed itself.
create table global_task_listener_change (
  tenant_id text not null default '*' check (tenant_id = '*'),
  change_number bigint generated always as identity,
  listener_id text not null,
  operation text not null check (operation in ('CREATE', 'UPDATE', 'DELETE')),
  actor_id text not null,
  changed_at timestamptz not null default now(),
  -- The listener as JSON after the change; null once it is deleted.
  listener text,
  primary key (tenant_id, change_number)
);

grant select, insert, update, delete on global_task_listener to vorgang_app;
grant select, insert on global_task_listener_change to vorgang_app;
grant select on global_task_listener, global_task_listener_change to vorgang_engine;
alter table global_task_listener enable row level security;
alter table global_task_listener force row level security;
alter table global_task_listener_change enable row level security;
alter table global_task_listener_change force row level security;
create policy installation on global_task_listener to vorgang_app using (tenant_id = '*');
create policy every_tenant on global_task_listener to vorgang_engine using (true);
create policy installation on global_task_listener_change to vorgang_app using (tenant_id = '*');
create policy every_tenant on global_task_listener_change to vorgang_engine using (true);
