-- Who a name belongs to that an identity provider gives: the provider and what it never gives to others (sub, unless the
-- operator names another claim). The first to bring a name has it. Of a program it is the provider and the client's id.
create table provider_identity (
  tenant_id text not null,
  kind text not null check (kind in ('USER', 'CLIENT')),
  name text not null,
  issuer text not null,
  subject text not null,
  bound_at timestamptz not null,
  primary key (tenant_id, kind, name),
  unique (tenant_id, kind, issuer, subject)
);

call raise_tenant_walls();
grant select, insert, delete on provider_identity to vorgang_app;

-- As that of migration 0187, which programs of the release before call, and whose name it is: theirs (OWN), nobody's yet
-- (FREE), somebody else's (NAME_TAKEN), or they have another one (OTHER_NAME). By the two keys of provider_identity.
create function find_token_holder(
  of_tenant text, of_kind text, of_id text, in_groups text[], of_rules text, fitting text[],
  of_issuer text, of_subject text)
returns table (identity text, switched_off boolean, rules_as text, rules json,
  groups text[], roles text[], tenants text[], grants json)
language plpgsql as $$
begin
  perform set_config('app.tenant', of_tenant, true);
  return query
  select coalesce(
      (select case when p.issuer = of_issuer and p.subject = of_subject then 'OWN' else 'NAME_TAKEN' end
       from provider_identity p where p.tenant_id = of_tenant and p.kind = of_kind and p.name = of_id),
      (select 'OTHER_NAME' from provider_identity p
       where p.tenant_id = of_tenant and p.kind = of_kind and p.issuer = of_issuer and p.subject = of_subject),
      'FREE'),
    h.switched_off, h.rules_as, h.rules, h.groups, h.roles, h.tenants, h.grants
  from find_token_holder(of_tenant, of_kind, of_id, in_groups, of_rules, fitting) h;
end
$$;

revoke execute on function find_token_holder(text, text, text, text[], text, text[], text, text) from public;
grant execute on function find_token_holder(text, text, text, text[], text, text[], text, text) to vorgang_app;
