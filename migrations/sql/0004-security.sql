-- Two roles without login. The application connects with the startup option role=<one of them>; the owner of the
-- tables (whoever runs the migrations) is neither, so the application can change no table and no trigger.
--   vorgang_app     everything that is done for somebody: sees the one tenant named by app.tenant in its transaction.
--   vorgang_engine  the engine's own loops (claims, reconciler, expiry, audit), which serve all tenants at once:
--                   sees every tenant, and may write only the rows that such a loop claims or clears away.
-- A role instead of a magic value of app.tenant: no statement of vorgang_app can widen its own view.
-- Roles belong to the server, not to the database, so another database may have created them, even at this moment.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['vorgang_app', 'vorgang_engine'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception
      when duplicate_object or unique_violation then null;
    end;
    -- A superuser may take any role; others need the membership.
    if not (select rolsuper from pg_roles where rolname = current_user)
       and not exists (
         select from pg_auth_members
         where roleid = wanted::regrole and member = current_user::regrole
           -- Absent before PostgreSQL 16, where every membership allows it.
           and coalesce((to_jsonb(pg_auth_members) ->> 'set_option')::boolean, true)) then
      begin
        execute format('grant %I to %I', wanted, current_user);
      exception
        when unique_violation then null;
      end;
    end if;
  end loop;
end
$$;

grant usage on schema public to vorgang_app, vorgang_engine;
grant usage on all sequences in schema public to vorgang_app, vorgang_engine;
grant select, insert, update, delete on all tables in schema public to vorgang_app;
grant select on all tables in schema public to vorgang_engine;
grant insert, update, delete on job, timer, message, message_subscription, outbox_command to vorgang_engine;
-- Clearing away in batches locks the rows first, for which PostgreSQL asks for the right to update.
grant update, delete on command_receipt, draft, session to vorgang_engine;

-- The history is written once. Refused three times over: by rights, by trigger, and found by the hash chain.
revoke update, delete, truncate on history from vorgang_app, vorgang_engine;
-- TypeORM's record of migrations is the owner's.
do $$
begin
  if to_regclass('public.schema_migration') is not null then
    revoke insert, update, delete on schema_migration from vorgang_app;
  end if;
end
$$;

create function refuse_history_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only: % is refused', tg_op
    using errcode = 'insufficient_privilege', hint = 'Correct a case by a further step, never by changing what was recorded.';
end
$$;
create trigger history_rows_are_final before update or delete on history
  for each row execute function refuse_history_change();
create trigger history_is_never_emptied before truncate on history
  for each statement execute function refuse_history_change();
alter table history enable always trigger history_rows_are_final;
alter table history enable always trigger history_is_never_emptied;

-- Raises the wall around every table that has a tenant. A migration that adds tables calls it again.
create procedure raise_tenant_walls() language plpgsql as $$
declare
  tenant_table regclass;
begin
  for tenant_table in
    select attribute.attrelid::regclass
    from pg_attribute attribute
    join pg_class class on class.oid = attribute.attrelid
    where attribute.attname = 'tenant_id'
      and class.relkind in ('r', 'p')
      and class.relnamespace = 'public'::regnamespace
      and not (class.relrowsecurity and class.relforcerowsecurity)
  loop
    execute format('alter table %s enable row level security', tenant_table);
    execute format('alter table %s force row level security', tenant_table);
    execute format(
      'create policy one_tenant on %s to vorgang_app using (tenant_id = current_setting(''app.tenant'', true))',
      tenant_table);
    execute format('create policy every_tenant on %s to vorgang_engine using (true)', tenant_table);
  end loop;
end
$$;
revoke execute on procedure raise_tenant_walls() from public;
call raise_tenant_walls();
