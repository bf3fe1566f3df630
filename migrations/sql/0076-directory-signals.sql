-- Whoever may do less from now on (signed out, switched off, a right or membership taken) loses open event streams at
-- once, on every node. The notification rides on the channel of the engine's signals, in its format; equal ones of a
-- transaction are one. These are changes by administrators and sign-outs, never part of a step.
create function signal_directory_change() returns trigger language plpgsql as $$
begin
  if exists (select from changed) then
    perform pg_notify('vorgang_signals', E'database\n{"kind":"directoryChanged"}');
  end if;
  return null;
end
$$;

do $$
declare
  changed_table text;
begin
  foreach changed_table in array array['session', 'user_account', 'membership', 'authorization_grant', 'mapping_rule'] loop
    execute format(
      'create trigger %I after delete on %I referencing old table as changed
       for each statement execute function signal_directory_change()', changed_table || '_deletion_is_told', changed_table);
    -- Sessions are written with every busy minute of a person; that takes nothing from anybody.
    continue when changed_table = 'session';
    execute format(
      'create trigger %I after update on %I referencing new table as changed
       for each statement execute function signal_directory_change()', changed_table || '_change_is_told', changed_table);
    execute format(
      'create trigger %I after insert on %I referencing new table as changed
       for each statement execute function signal_directory_change()', changed_table || '_addition_is_told', changed_table);
  end loop;
end
$$;
