-- Webhooks: who outside is told of what happens, and what became of each telling.

-- Pairs of Ed25519. The private part is encrypted with a key of the installation that lies outside the database.
create table webhook_signing_key (
  tenant_id text not null,
  key_id text not null,
  -- The coordinate x of the public key (RFC 8037), base64url.
  public_key text not null,
  wrapping_key_id text not null,
  wrapped_private_key bytea not null,
  created_at timestamptz not null,
  -- From then on it signs, unless a newer one does.
  signs_from timestamptz not null,
  -- Until then it is published; null: without end.
  published_until timestamptz,
  primary key (tenant_id, key_id)
);

create table webhook_subscription (
  tenant_id text not null,
  subscription_id bigint generated always as identity,
  name text not null,
  url text not null,
  -- Empty: every type, every process.
  event_types text[] not null,
  process_definition_ids text[] not null,
  -- Gets a mail when the platform pauses the subscription.
  contact_email text,
  state text not null check (state in ('ACTIVE', 'PAUSED')),
  paused_because text check (paused_because in ('BY_HAND', 'NO_ANSWER', 'GONE')),
  -- Since the last success.
  failing_since timestamptz,
  failures integer not null default 0,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (tenant_id, subscription_id),
  check ((state = 'PAUSED') = (paused_because is not null))
);

-- What was committed and nobody has looked at yet: a step by its place in the history, or an event of a case.
create table webhook_outbox (
  tenant_id text not null,
  outbox_id bigint generated always as identity,
  process_instance_key bigint,
  sequence bigint,
  event_type text,
  event_id text,
  process_definition_id text,
  subject text,
  -- JSON
  data text,
  recorded_at timestamptz not null,
  primary key (tenant_id, outbox_id)
);

-- An event as it is sent (CloudEvents 1.0, JSON); kept for the deliveries that refer to it.
create table webhook_event (
  tenant_id text not null,
  event_id text not null,
  event_type text not null,
  process_definition_id text,
  -- Events with the same one are delivered in their order.
  ordering_key text not null,
  content text not null,
  created_at timestamptz not null,
  primary key (tenant_id, event_id)
);
create index webhook_event_by_age on webhook_event (created_at);

create table webhook_delivery (
  tenant_id text not null,
  delivery_id bigint generated always as identity,
  subscription_id bigint not null,
  event_id text not null,
  event_type text not null,
  ordering_key text not null,
  state text not null check (state in ('PENDING', 'DELIVERED', 'FAILED')),
  -- The delivery that this one repeats.
  replay_of bigint,
  attempts integer not null default 0,
  -- Grows with each claim: only who holds the newest may write a result.
  epoch integer not null default 0,
  available_at timestamptz not null,
  locked_until timestamptz,
  give_up_at timestamptz not null,
  response_status integer,
  failure text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, delivery_id),
  foreign key (tenant_id, event_id) references webhook_event (tenant_id, event_id),
  foreign key (tenant_id, subscription_id)
    references webhook_subscription (tenant_id, subscription_id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (available_at) where state = 'PENDING';
create index webhook_delivery_in_order on webhook_delivery (tenant_id, subscription_id, ordering_key, delivery_id)
  where state = 'PENDING';
create index webhook_delivery_by_subscription on webhook_delivery (tenant_id, subscription_id, delivery_id);
create index webhook_delivery_by_event on webhook_delivery (tenant_id, event_id);

create table webhook_attempt (
  tenant_id text not null,
  delivery_id bigint not null,
  attempt integer not null,
  attempted_at timestamptz not null,
  duration_ms integer not null,
  key_id text,
  response_status integer,
  failure text,
  primary key (tenant_id, delivery_id, attempt),
  foreign key (tenant_id, delivery_id) references webhook_delivery (tenant_id, delivery_id) on delete cascade
);

-- The outbox is filled within the transaction that it tells of. A tenant without subscriptions pays one look.
create function tell_webhooks_of_steps() returns trigger language plpgsql as $$
begin
  if exists (select from webhook_subscription where tenant_id = current_setting('app.tenant', true)) then
    insert into webhook_outbox (tenant_id, process_instance_key, sequence, recorded_at)
    select tenant_id, process_instance_key, sequence, recorded_at
    from added
    order by process_instance_key, sequence;
  end if;
  return null;
end
$$;
create trigger history_tells_webhooks after insert on history
  referencing new table as added
  for each statement execute function tell_webhooks_of_steps();

create function tell_webhooks_of_case() returns trigger language plpgsql as $$
declare
  process text;
begin
  if not exists (select from webhook_subscription where tenant_id = new.tenant_id) then
    return null;
  end if;
  case tg_table_name
    when 'case_file' then
      insert into webhook_outbox (
        tenant_id, event_type, event_id, process_definition_id, subject, data, recorded_at)
      values (
        new.tenant_id,
        case when tg_op = 'INSERT' then 'dev.vorgang.case.opened' else 'dev.vorgang.case.closed' end,
        'case-' || new.case_id || case when tg_op = 'INSERT' then '-opened' else '-closed' end,
        new.process_definition_id,
        'cases/' || new.case_id,
        json_build_object(
          'caseId', new.case_id::text, 'fileNumber', new.file_number, 'serviceId', new.service_id,
          'processInstanceKey', new.process_instance_key::text, 'outcome', new.outcome)::text,
        coalesce(new.closed_at, new.opened_at));
    when 'payment' then
      select f.process_definition_id into process
      from case_file f where f.tenant_id = new.tenant_id and f.case_id = new.case_id;
      insert into webhook_outbox (
        tenant_id, event_type, event_id, process_definition_id, subject, data, recorded_at)
      values (
        new.tenant_id, 'dev.vorgang.payment.received', 'payment-' || new.payment_id || '-received', process,
        'cases/' || new.case_id,
        json_build_object(
          'paymentId', new.payment_id::text, 'caseId', new.case_id::text, 'amountCents', new.amount_cents)::text,
        new.updated_at);
    else
      select f.process_definition_id into process
      from case_file f where f.tenant_id = new.tenant_id and f.case_id = new.case_id;
      insert into webhook_outbox (
        tenant_id, event_type, event_id, process_definition_id, subject, data, recorded_at)
      values (
        new.tenant_id, 'dev.vorgang.document.issued', 'document-' || new.document_id || '-issued', process,
        'cases/' || new.case_id,
        json_build_object(
          'documentId', new.document_id::text, 'caseId', new.case_id::text, 'kind', new.kind)::text,
        new.created_at);
  end case;
  return null;
end
$$;
create trigger case_opened_tells_webhooks after insert on case_file
  for each row execute function tell_webhooks_of_case();
create trigger case_closed_tells_webhooks after update of closed_at on case_file
  for each row when (old.closed_at is null and new.closed_at is not null)
  execute function tell_webhooks_of_case();
create trigger payment_tells_webhooks after update of state on payment
  for each row when (old.state <> 'PAID' and new.state = 'PAID')
  execute function tell_webhooks_of_case();
create trigger case_document_tells_webhooks after insert on case_document
  for each row execute function tell_webhooks_of_case();

-- Receivers of every tenant look up public keys at one address, before anyone is known.
create function published_webhook_keys(moment timestamptz)
  returns table (key_id text, public_key text, signs_from timestamptz, published_until timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select k.key_id, k.public_key, k.signs_from, k.published_until
  from webhook_signing_key k
  where k.published_until is null or k.published_until > moment
  order by k.signs_from, k.key_id
$$;
revoke execute on function published_webhook_keys(timestamptz) from public;
grant execute on function published_webhook_keys(timestamptz) to vorgang_app, vorgang_engine;

grant select, insert, update, delete
  on webhook_signing_key, webhook_subscription, webhook_outbox, webhook_event, webhook_delivery, webhook_attempt
  to vorgang_app;
grant select, insert, update, delete
  on webhook_subscription, webhook_outbox, webhook_event, webhook_delivery, webhook_attempt
  to vorgang_engine;
grant select on webhook_signing_key to vorgang_engine;
call raise_tenant_walls();
