-- Notes who called an instance, together with commit_steps in one statement, after it: so the row is there and the
-- tenant is set. `called_instances` is a JSON array, null where no step of the batch began a called instance.
-- Finds the rows by primary key; commit_steps has just inserted them, so nobody else can hold them.
create function commit_calls(step_tenant text, called_instances json) returns void language plpgsql
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
  called record;
begin
  if called_instances is null then
    return;
  end if;
  for called in
    select * from json_to_recordset(called_instances) as c (
      process_instance_key bigint, parent_process_instance_key bigint, parent_element_instance_key bigint)
  loop
    update process_instance p
    set parent_process_instance_key = called.parent_process_instance_key,
        parent_element_instance_key = called.parent_element_instance_key
    where p.tenant_id = step_tenant and p.process_instance_key = called.process_instance_key;
  end loop;
end
$$;

-- The instances that an instance called, for cancellation by hand and for views of the hierarchy.
create index process_instance_by_parent on process_instance (parent_process_instance_key)
  where parent_process_instance_key is not null;
