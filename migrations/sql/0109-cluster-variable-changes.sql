-- Engines keep the values of cluster variables until this says that they changed: the transaction that changed those of
-- the installation ('*') or of a tenant last. No two transactions have the same number, so no change is taken for another.
create table cluster_variable_change (
  tenant_id text primary key,
  changed_by bigint not null default pg_current_xact_id()::text::bigint
);

grant select, insert, update on cluster_variable_change to vorgang_app;
grant select on cluster_variable_change to vorgang_engine;
-- The walls of cluster_variable, since its writers write here, too.
alter table cluster_variable_change enable row level security;
alter table cluster_variable_change force row level security;
create policy one_tenant on cluster_variable_change to vorgang_app
  using (tenant_id = current_setting('app.tenant', true)
    or (tenant_id = '*' and current_setting('app.tenant', true) = '<default>'));
create policy every_tenant on cluster_variable_change to vorgang_engine using (true);

create function note_cluster_variable_change() returns trigger language plpgsql as $$
begin
  insert into cluster_variable_change (tenant_id) select distinct tenant_id from changed
  on conflict (tenant_id) do update set changed_by = excluded.changed_by;
  return null;
end
$$;

create trigger addition_is_noted after insert on cluster_variable referencing new table as changed
  for each statement execute function note_cluster_variable_change();
create trigger change_is_noted after update on cluster_variable referencing new table as changed
  for each statement execute function note_cluster_variable_change();
create trigger deletion_is_noted after delete on cluster_variable referencing old table as changed
  for each statement execute function note_cluster_variable_change();
