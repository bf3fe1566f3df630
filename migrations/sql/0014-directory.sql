-- The directory of the installation: groups, roles, clients, mapping rules, tenants and who belongs to which.
-- People work for several tenants, so the directory is not one tenant's own. Its rows are those of the tenant
-- `<default>`, which every installation has; the wall around tenants keeps it from work for any other tenant.

alter table user_group add column description text;
alter table role add column description text;
alter table tenant add column description text;

-- Who brings a token whose claim has the value is a member of what the rule is assigned to.
create table mapping_rule (
  tenant_id text not null references tenant,
  mapping_rule_id text not null,
  name text not null,
  claim_name text not null,
  claim_value text not null,
  primary key (tenant_id, mapping_rule_id),
  unique (tenant_id, claim_name, claim_value)
);

alter table membership drop constraint membership_container_type_check;
alter table membership add constraint membership_container_type_check
  check (container_type in ('GROUP', 'ROLE', 'TENANT'));
alter table membership drop constraint membership_member_type_check;
alter table membership add constraint membership_member_type_check
  check (member_type in ('USER', 'CLIENT', 'GROUP', 'ROLE', 'MAPPING_RULE'));

alter table authorization_grant drop constraint authorization_grant_owner_type_check;
alter table authorization_grant add constraint authorization_grant_owner_type_check
  check (owner_type in ('USER', 'CLIENT', 'GROUP', 'ROLE', 'MAPPING_RULE'));
-- A grant names a resource, or a property of the resource that must name the caller (`assignee`).
alter table authorization_grant alter column resource_id drop not null;
alter table authorization_grant add column resource_property_name text;
alter table authorization_grant add constraint authorization_grant_names_one
  check ((resource_id is null) <> (resource_property_name is null));
create unique index authorization_grant_by_property
  on authorization_grant (tenant_id, owner_type, owner_id, resource_type, resource_property_name)
  where resource_property_name is not null;

-- What a search for grants is narrowed by.
create index authorization_grant_by_resource on authorization_grant (tenant_id, resource_type, resource_id);

-- A password change, a deletion and a sign-out at the identity provider end the sessions of a person.
create index session_by_username on session (tenant_id, username);

-- Work on the directory sees every tenant's name, and work for a tenant its own.
create policy directory on tenant to vorgang_app using (current_setting('app.tenant', true) = '<default>');

-- Attempts to sign in, counted for all replicas together. The subject is a hash: no names are kept.
create table sign_in_attempt (
  tenant_id text not null references tenant,
  subject_hash bytea not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  primary key (tenant_id, subject_hash)
);
create index sign_in_attempt_to_clear on sign_in_attempt (window_ends_at);

call raise_tenant_walls();
grant select, insert, update, delete on mapping_rule, sign_in_attempt to vorgang_app;
grant select on mapping_rule, sign_in_attempt to vorgang_engine;
