-- Browsers in which a citizen has opened a case with its access code. The cookie holds a random token, the row its hash.
create table case_session (
  tenant_id text not null,
  -- SHA-256 of the cookie's value.
  session_hash bytea not null,
  case_id bigint not null,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (tenant_id, session_hash),
  foreign key (tenant_id, case_id) references case_file on delete cascade
);
create index case_session_by_case on case_session (tenant_id, case_id);
create index case_session_by_last_seen on case_session (tenant_id, last_seen_at);

call raise_tenant_walls();
grant select, insert, update, delete on case_session to vorgang_app;
