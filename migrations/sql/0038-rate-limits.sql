-- Token buckets of clients, shared by all nodes. A node takes tokens in advance, so that few requests come here.
-- Unlogged: after a crash of PostgreSQL every bucket is full again, which harms nobody.
create unlogged table rate_limit_bucket (
  tenant_id text not null,
  -- A digest: addresses of people are not kept.
  client text not null,
  tokens double precision not null,
  refilled_at timestamptz not null,
  primary key (tenant_id, client)
) with (fillfactor = 50);

-- Takes up to `wanted` tokens and answers how many there were. Locks the one row; nodes wait for each other there.
create function take_rate_tokens(
  of_tenant text, of_client text, per_second double precision, burst double precision, wanted integer
) returns integer language plpgsql as $$
declare
  bucket rate_limit_bucket;
  present double precision;
  granted integer;
  moment timestamptz;
begin
  insert into rate_limit_bucket values (of_tenant, of_client, burst, clock_timestamp()) on conflict do nothing;
  select * into bucket from rate_limit_bucket where tenant_id = of_tenant and client = of_client for update;
  -- Cleared away at this very moment: nobody has asked for an hour.
  if not found then
    return wanted;
  end if;
  moment := greatest(clock_timestamp(), bucket.refilled_at);
  present := least(burst, bucket.tokens + per_second * extract(epoch from moment - bucket.refilled_at));
  granted := least(wanted, floor(present)::integer);
  update rate_limit_bucket set tokens = present - granted, refilled_at = moment
  where tenant_id = of_tenant and client = of_client;
  return granted;
end
$$;

grant select, insert, update, delete on rate_limit_bucket to vorgang_app;
grant select on rate_limit_bucket to vorgang_engine;
call raise_tenant_walls();
