-- Requests that others sent to webhooks of models, so that each is taken once and answered the same again.
create table inbound_webhook_request (
  tenant_id text not null,
  path text not null,
  -- SHA-256 of the signature: who repeats a request repeats its signature.
  signature_hash bytea not null,
  -- Of the body, so that a repetition that carries another one is seen.
  content_hash bytea not null,
  -- The command that it led to has this idempotency key.
  command_key text not null,
  received_at timestamptz not null,
  -- JSON, once the command is committed.
  answer text,
  primary key (tenant_id, path, signature_hash)
);
create index inbound_webhook_request_by_age on inbound_webhook_request (received_at);
grant select, insert, update, delete on inbound_webhook_request to vorgang_app;
grant select, update, delete on inbound_webhook_request to vorgang_engine;
call raise_tenant_walls();
