-- Settings that every process may read: of the installation (GLOBAL, tenant_id '*') or of one tenant.
create table cluster_variable (
  tenant_id text not null,
  scope text not null check (scope in ('GLOBAL', 'TENANT')),
  name text not null,
  -- JSON.
  value text not null,
  primary key (tenant_id, name),
  check ((scope = 'GLOBAL') = (tenant_id = '*'))
);

grant select, insert, update, delete on cluster_variable to vorgang_app;
grant select on cluster_variable to vorgang_engine;
-- The wall of raise_tenant_walls, with a door for what belongs to the installation.
alter table cluster_variable enable row level security;
alter table cluster_variable force row level security;
create policy one_tenant on cluster_variable to vorgang_app
  using (tenant_id = current_setting('app.tenant', true) or tenant_id = '*');
create policy every_tenant on cluster_variable to vorgang_engine using (true);

-- Ranges of time for statistics. Rows come in the order of these columns and never change them: a block range index
-- is a few pages for millions of rows, and inserting costs next to nothing.
create index job_by_creation on job using brin (created_at) with (autosummarize = on);
create index history_by_time on history using brin (recorded_at) with (autosummarize = on);
create index process_instance_by_start on process_instance using brin (start_date) with (autosummarize = on);
create index user_task_by_creation on user_task using brin (created_at) with (autosummarize = on);
create index decision_instance_by_time on decision_instance using brin (evaluated_at) with (autosummarize = on);
