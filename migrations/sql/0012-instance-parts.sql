-- What only large instances have: further pages of element instances, variables and loops, large values of variables,
-- items and results of loops. Each is a row, so that a step writes what it changed. A small instance has none.
create table process_instance_part (
  tenant_id text not null,
  process_instance_key bigint not null,
  -- What it is and which one: instances/3, value/2251799813685300, results/2251799813685250/7.
  part text not null,
  content text not null,
  primary key (tenant_id, process_instance_key, part)
) with (fillfactor = 70);

grant select, insert, update, delete on process_instance_part to vorgang_app;
grant select on process_instance_part to vorgang_engine;
call raise_tenant_walls();

-- Writes and removes parts, together with commit_steps in one statement, after it: so the tenant is set and the rows of
-- the instances are locked, which no two steps hold at once. Null where no instance of the batch has parts.
-- Index: primary key; an upsert finds its row by it however the table was planned.
create function commit_parts(step_tenant text, parts json, removed_parts json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  removed record;
begin
  if parts is not null then
    insert into process_instance_part as p (tenant_id, process_instance_key, part, content)
    select step_tenant, c.process_instance_key, c.part, c.content
    from json_to_recordset(parts) as c (process_instance_key bigint, part text, content text)
    on conflict (tenant_id, process_instance_key, part) do update set content = excluded.content;
  end if;
  if removed_parts is not null then
    for removed in
      select * from json_to_recordset(removed_parts) as c (process_instance_key bigint, part text)
    loop
      delete from process_instance_part p
      where p.tenant_id = step_tenant and p.process_instance_key = removed.process_instance_key
        and p.part = removed.part;
    end loop;
  end if;
end
$$;

-- All parts of an instance as one JSON object of texts; null where it has none. A function, so that its plan is kept
-- and stays an index scan of the primary key while the table grows.
create function parts_of(part_tenant text, instance_key bigint) returns json language plpgsql stable
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
  return (
    select json_object_agg(p.part, p.content) from process_instance_part p
    where p.tenant_id = part_tenant and p.process_instance_key = instance_key);
end
$$;
