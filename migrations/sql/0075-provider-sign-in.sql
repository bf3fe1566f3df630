-- Staff sign in at an identity provider (OpenID Connect, authorization code with PKCE); the session stays here.

-- Which sign-in at the provider a session belongs to, and what the provider said of the person: their rights follow
-- from it anew with each request. Empty for sessions opened with a password.
alter table session add column provider_issuer text;
alter table session add column provider_subject text;
-- `sid` of the ID token, where the provider names its sessions.
alter table session add column provider_session_id text;
alter table session add column claims jsonb;
-- Sent back when the person signs out, so that the provider need not ask whom.
alter table session add column id_token text;
-- What a logout token of the provider ends.
create index session_by_provider on session (tenant_id, provider_issuer, provider_subject)
  where provider_issuer is not null;

-- Sign-ins that were begun and not finished: the answer of the provider must fit one, once, in the same browser.
create table sign_in_request (
  tenant_id text not null references tenant,
  -- SHA-256 of `state`
  state_hash bytea not null,
  -- SHA-256 of the browser's cookie
  browser_hash bytea not null,
  issuer text not null,
  nonce text not null,
  code_verifier text not null,
  -- Page of the workbench that opens afterwards.
  return_to text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, state_hash)
);
create index sign_in_request_to_clear on sign_in_request (expires_at);

-- Logout tokens that were obeyed, until they have expired: none works twice, and no session opens by a sign-in that
-- the provider has ended meanwhile.
create table provider_logout (
  tenant_id text not null references tenant,
  issuer text not null,
  -- SHA-256 of `jti`
  token_id_hash bytea not null,
  subject text,
  session_id text,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, issuer, token_id_hash)
);
create index provider_logout_to_clear on provider_logout (expires_at);

call raise_tenant_walls();
grant select, insert, update, delete on sign_in_request, provider_logout to vorgang_app;
grant select on sign_in_request, provider_logout to vorgang_engine;
