-- A password that the server made for a person: until then it opens a sign-in, in which they choose one of their own. Null:
-- the password is the person's own, or a program's.
alter table user_account add column temporary_password_until timestamptz;

-- The active account of that name, with its rights and what its sign-in needs beside the password. What a later release
-- adds to the latter stands in the same column, so that programs of this one go on asking.
create function find_local_account(of_tenant text, of_username text)
returns table (username text, name text, email text, password_hash text, sign_in json,
  groups text[], roles text[], tenants text[], grants json)
language plpgsql as $$
begin
  perform set_config('app.tenant', of_tenant, true);
  return query
  select a.username, a.name, a.email, a.password_hash,
    json_build_object('temporaryUntil', extract(epoch from a.temporary_password_until) * 1000),
    r.groups, r.roles, r.tenants, r.grants
  from user_account a, find_rights(of_tenant, array['USER'], array[a.username]) r
  where a.tenant_id = of_tenant and a.username = of_username and a.active;
end
$$;

revoke execute on function find_local_account(text, text) from public;
grant execute on function find_local_account(text, text) to vorgang_app;
