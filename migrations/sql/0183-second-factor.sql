-- The secret that an account shares with a person's authenticator app (RFC 6238). Who deletes the account takes it along,
-- also with a program of the release before, which does not know it.
create table second_factor (
  tenant_id text not null,
  username text not null,
  -- key of the ring that encrypts the secret
  wrapping_key_id text not null,
  wrapped_secret bytea not null,
  begun_at timestamptz not null,
  -- null: it is not asked for yet
  confirmed_at timestamptz,
  -- a code holds once: those of this step of time and before are used up
  last_step bigint not null,
  primary key (tenant_id, username),
  foreign key (tenant_id, username) references user_account on delete cascade
);

-- Codes for who lost the app, each once.
create table recovery_code (
  tenant_id text not null,
  username text not null,
  -- SHA-256 of 120 random bits
  code_hash bytea not null,
  primary key (tenant_id, username, code_hash),
  foreign key (tenant_id, username) references second_factor on delete cascade
);

create or replace function find_local_account(of_tenant text, of_username text)
returns table (username text, name text, email text, password_hash text, sign_in json,
  groups text[], roles text[], tenants text[], grants json)
language plpgsql as $$
begin
  perform set_config('app.tenant', of_tenant, true);
  return query
  select a.username, a.name, a.email, a.password_hash,
    json_build_object(
      'temporaryUntil', extract(epoch from a.temporary_password_until) * 1000,
      'hasSecondFactor', exists (
        select from second_factor f
        where f.tenant_id = a.tenant_id and f.username = a.username and f.confirmed_at is not null)),
    r.groups, r.roles, r.tenants, r.grants
  from user_account a, find_rights(of_tenant, array['USER'], array[a.username]) r
  where a.tenant_id = of_tenant and a.username = of_username and a.active;
end
$$;

call raise_tenant_walls();
grant select, insert, update, delete on second_factor, recovery_code to vorgang_app;
