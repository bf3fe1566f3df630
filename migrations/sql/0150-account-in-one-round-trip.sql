-- Who calls, and what they may do, is asked by each request: a function that raises the wall itself (row-level security)
-- needs one round trip and no transaction of several statements. The tenant stands until the end of that transaction.

-- The rights that follow from names (kinds[i], ids[i]): groups come first, as roles belong to someone directly or through
-- a group, and tenants through both. Memberships by membership_by_member, grants by the indexes that begin with their owner.
create function find_rights(of_tenant text, kinds text[], ids text[])
returns table (groups text[], roles text[], tenants text[], grants json)
language plpgsql stable as $$
begin
  return query
  with subject as (
    select * from unnest(kinds, ids) as given (kind, id)
  ), in_groups as (
    select s.id from subject s where s.kind = 'GROUP'
    union
    select m.container_id from membership m join subject s on s.kind = m.member_type and s.id = m.member_id
    where m.tenant_id = of_tenant and m.container_type = 'GROUP'
  ), in_roles as (
    select distinct m.container_id as id from membership m
    join (select s.kind, s.id from subject s union select 'GROUP', g.id from in_groups g) s
      on s.kind = m.member_type and s.id = m.member_id
    where m.tenant_id = of_tenant and m.container_type = 'ROLE'
  ), belonging as (
    select s.kind, s.id from subject s union select 'GROUP', g.id from in_groups g union select 'ROLE', r.id from in_roles r
  ), in_tenants as (
    select distinct m.container_id as id from membership m join belonging b on b.kind = m.member_type and b.id = m.member_id
    where m.tenant_id = of_tenant and m.container_type = 'TENANT'
  ), granted as (
    select g.resource_type, g.resource_id, g.resource_property_name, g.permission_types
    from authorization_grant g join belonging b on b.kind = g.owner_type and b.id = g.owner_id
    where g.tenant_id = of_tenant
  )
  select
    array(select g.id from in_groups g order by g.id),
    array(select r.id from in_roles r order by r.id),
    array(select t.id from in_tenants t order by t.id),
    coalesce((select json_agg(json_strip_nulls(json_build_object(
      'resourceType', g.resource_type, 'resourceId', coalesce(g.resource_id, ''), 'permissions', g.permission_types,
      'property', g.resource_property_name))) from granted g), '[]');
end
$$;

-- The active account of that name, with its rights.
create function find_account(of_tenant text, of_username text)
returns table (username text, name text, email text, password_hash text,
  groups text[], roles text[], tenants text[], grants json)
language plpgsql as $$
begin
  perform set_config('app.tenant', of_tenant, true);
  return query
  select a.username, a.name, a.email, a.password_hash, r.groups, r.roles, r.tenants, r.grants
  from user_account a, find_rights(of_tenant, array['USER'], array[a.username]) r
  where a.tenant_id = of_tenant and a.username = of_username and a.active;
end
$$;

revoke execute on function find_rights(text, text[], text[]), find_account(text, text) from public;
grant execute on function find_rights(text, text[], text[]), find_account(text, text) to vorgang_app;
