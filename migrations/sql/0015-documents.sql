-- Documents: what is known of them, and where their encrypted bytes lie. The bytes themselves are in an object store.

-- One key per tenant and version, encrypted with a key of the installation that lies outside the database.
create table document_tenant_key (
  tenant_id text not null,
  version integer not null,
  wrapping_key_id text not null,
  wrapped_key bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, version)
);

-- WRITING: announced, its bytes may be there in part. STORED: whole, documents may refer to it.
-- REMOVING: nothing refers to it, its bytes may be there still.
create table document_object (
  tenant_id text not null,
  object_id text not null,
  state text not null check (state in ('WRITING', 'STORED', 'REMOVING')),
  store_id text not null,
  content_hash bytea,
  size bigint,
  key_version integer not null,
  wrapped_key bytea not null,
  created_at timestamptz not null,
  primary key (tenant_id, object_id),
  check (state <> 'STORED' or (content_hash is not null and size is not null))
);
create unique index document_object_by_content on document_object (tenant_id, content_hash) where state = 'STORED';
create index document_object_to_clear on document_object (created_at) where state <> 'STORED';

create table document (
  tenant_id text not null,
  document_id text not null,
  object_id text not null,
  file_name text not null,
  media_type text not null,
  custom_properties text not null,
  process_definition_id text,
  process_instance_key bigint,
  expires_at timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  primary key (tenant_id, document_id),
  foreign key (tenant_id, object_id) references document_object (tenant_id, object_id)
);
create index document_by_object on document (tenant_id, object_id);
create index document_expiring on document (expires_at) where expires_at is not null;

grant select, insert, update, delete on document_tenant_key, document_object, document to vorgang_app;
grant select on document_tenant_key, document_object, document to vorgang_engine;
call raise_tenant_walls();
