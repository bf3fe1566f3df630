-- Engines keep what a tenant has deployed until this says that it changed: the transaction that deployed or deleted last.
-- No two transactions have the same number, so no change is taken for another; those of a tenant come one after the other.
create table deployment_change (
  tenant_id text primary key,
  changed_by bigint not null default pg_current_xact_id()::text::bigint
);

grant select, insert, update on deployment_change to vorgang_app;
grant select on deployment_change to vorgang_engine;
alter table deployment_change enable row level security;
alter table deployment_change force row level security;
create policy one_tenant on deployment_change to vorgang_app using (tenant_id = current_setting('app.tenant', true));
create policy every_tenant on deployment_change to vorgang_engine using (true);

create function note_deployment_change() returns trigger language plpgsql as $$
begin
  insert into deployment_change (tenant_id) values (new.tenant_id)
  on conflict (tenant_id) do update set changed_by = excluded.changed_by;
  return null;
end
$$;

create trigger deployment_is_noted after insert on deployment for each row execute function note_deployment_change();
create trigger deletion_of_resources_is_noted after update of deleted_resources on tenant
  for each row when (old.deleted_resources is distinct from new.deleted_resources)
  execute function note_deployment_change();

-- Beside commit_steps, in its transaction: what the steps took for deployed must still be the newest.
-- Error: VG005 something was deployed or deleted since.
create function expect_deployments(step_tenant text, seen json) returns void language plpgsql
set enable_seqscan = off
as $$
declare
  latest text;
begin
  if seen is null then
    return;
  end if;
  select d.changed_by into latest from deployment_change d where d.tenant_id = step_tenant;
  if exists (select from json_array_elements_text(seen) as one where one <> coalesce(latest, '0')) then
    raise exception using errcode = 'VG005', message = 'Something was deployed or deleted in the meantime.';
  end if;
end
$$;
