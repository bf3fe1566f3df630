-- People, their groups and roles, and what these may do. Names follow the Orchestration Cluster API.

create table user_account (
  tenant_id text not null references tenant,
  username text not null,
  name text not null,
  email text not null,
  -- scrypt$N$r$p$salt$hash, all base64url
  password_hash text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  primary key (tenant_id, username)
);

create table user_group (
  tenant_id text not null references tenant,
  group_id text not null,
  name text not null,
  primary key (tenant_id, group_id)
);

create table role (
  tenant_id text not null references tenant,
  role_id text not null,
  name text not null,
  primary key (tenant_id, role_id)
);

create table membership (
  tenant_id text not null,
  container_type text not null check (container_type in ('GROUP', 'ROLE')),
  container_id text not null,
  member_type text not null check (member_type in ('USER', 'GROUP')),
  member_id text not null,
  primary key (tenant_id, container_type, container_id, member_type, member_id)
);
create index membership_by_member on membership (tenant_id, member_type, member_id);

create table authorization_grant (
  tenant_id text not null,
  authorization_key bigint not null,
  owner_type text not null check (owner_type in ('USER', 'GROUP', 'ROLE')),
  owner_id text not null,
  resource_type text not null,
  -- `*` for every resource of the type
  resource_id text not null,
  permission_types text[] not null,
  primary key (tenant_id, authorization_key),
  unique (tenant_id, owner_type, owner_id, resource_type, resource_id)
);

create table session (
  tenant_id text not null,
  -- SHA-256 of the cookie's value
  session_hash bytea not null,
  username text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, session_hash)
);
create index session_expiry on session (expires_at);
