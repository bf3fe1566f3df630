-- What an installation was given as a start: roles, their permissions, memberships and, in a demonstration, people. Each
-- is given once and noted here, so that what an administrator deletes stays deleted, while what a later release adds
-- still arrives. Rows are never deleted.
create table given_default (
  tenant_id text not null references tenant,
  -- `role/auditor`, `permission/auditor/CASE/*/READ`, `member/TENANT/<default>/ROLE/admin`, `person/demo`, `group/…`
  default_id text not null,
  given_at timestamptz not null default now(),
  primary key (tenant_id, default_id)
);

call raise_tenant_walls();
grant select, insert on given_default to vorgang_app;
grant select on given_default to vorgang_engine;
