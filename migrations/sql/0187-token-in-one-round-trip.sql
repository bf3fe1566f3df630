-- Whom a token speaks of, and what they may do, in one round trip as of accounts (migration 0150). Which mapping rules fit
-- the claims is told by the caller, of rules as it knows them (`of_rules`); where they have changed, it gets those of now
-- instead of an answer and asks again. Memberships by membership_by_member, rules by their primary key.
create function find_token_holder(
  of_tenant text, of_kind text, of_id text, in_groups text[], of_rules text, fitting text[])
returns table (switched_off boolean, rules_as text, rules json,
  groups text[], roles text[], tenants text[], grants json)
language plpgsql as $$
declare
  now_as text;
begin
  perform set_config('app.tenant', of_tenant, true);
  select encode(sha256(convert_to(coalesce(string_agg(
      format('%L %L %L', m.mapping_rule_id, m.claim_name, m.claim_value), ',' order by m.mapping_rule_id), ''), 'UTF8')), 'hex')
    into now_as from mapping_rule m where m.tenant_id = of_tenant;
  if of_rules is distinct from now_as then
    return query select null::boolean, now_as, (
      select coalesce(json_agg(json_build_object(
        'mappingRuleId', m.mapping_rule_id, 'claimName', m.claim_name, 'claimValue', m.claim_value)), '[]')
      from mapping_rule m where m.tenant_id = of_tenant), null::text[], null::text[], null::text[], null::json;
    return;
  end if;
  return query
  select exists (select from user_account a where a.tenant_id = of_tenant and a.username = of_id and not a.active)
      and of_kind = 'USER',
    now_as, null::json, r.groups, r.roles, r.tenants, r.grants
  from find_rights(of_tenant,
    of_kind || array_fill('GROUP'::text, array[cardinality(in_groups)])
      || array_fill('MAPPING_RULE'::text, array[cardinality(fitting)]),
    of_id || in_groups || fitting) r;
end
$$;

revoke execute on function find_token_holder(text, text, text, text[], text, text[]) from public;
grant execute on function find_token_holder(text, text, text, text[], text, text[]) to vorgang_app;
