-- What stands around a process instance: the citizen's draft, the case, its documents, payments, notices.

-- An application that is being filled in. The id in the citizen's cookie is random; the row holds its hash.
create table draft (
  tenant_id text not null references tenant,
  draft_hash bytea not null,
  service_id text not null,
  answers text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  expires_at timestamptz not null,
  -- Set once, when the draft was sent: sending it again leads to the same case.
  case_id bigint,
  primary key (tenant_id, draft_hash)
);
create index draft_expiry on draft (expires_at);

create table file_number_counter (
  tenant_id text not null,
  scheme text not null,
  year integer not null,
  last_number integer not null,
  primary key (tenant_id, scheme, year)
);

create table case_file (
  tenant_id text not null references tenant,
  case_id bigint not null,
  file_number text not null,
  service_id text not null,
  applicant_name text not null,
  applicant_email text,
  process_instance_key bigint not null,
  process_definition_id text not null,
  -- SHA-256 of the code that opens the status page
  access_code_hash bytea not null,
  outcome text check (outcome in ('GRANTED', 'REFUSED', 'CLOSED')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, case_id),
  unique (tenant_id, file_number),
  unique (tenant_id, process_instance_key),
  unique (tenant_id, access_code_hash)
);
create index case_file_by_opening on case_file (tenant_id, opened_at);

-- Failed attempts to open a case or to check a certificate, counted per subject (hash of a file number or of an
-- address) and window, so that codes cannot be tried out.
create table access_attempt (
  tenant_id text not null references tenant,
  subject_hash bytea not null,
  window_started_at timestamptz not null,
  failures integer not null,
  primary key (tenant_id, subject_hash)
);

create table submission (
  tenant_id text not null,
  case_id bigint not null,
  form_id text not null,
  answers text not null,
  received_at timestamptz not null,
  primary key (tenant_id, case_id)
);

-- Made by a job at most once per kind: (job_key, kind) is the idempotency key.
create table case_document (
  tenant_id text not null,
  document_id bigint not null,
  case_id bigint not null,
  kind text not null,
  file_name text not null,
  media_type text not null,
  content bytea not null,
  sha256 bytea not null,
  verification_code text,
  -- What the public check page shows so that paper and person can be compared: initials and year of birth.
  holder_hint text,
  job_key bigint not null,
  created_at timestamptz not null,
  primary key (tenant_id, document_id),
  unique (tenant_id, job_key, kind),
  unique (tenant_id, verification_code)
);
create index case_document_by_case on case_document (tenant_id, case_id);

create table payment (
  tenant_id text not null,
  payment_id bigint not null,
  case_id bigint not null,
  amount_cents integer not null check (amount_cents > 0),
  purpose text not null,
  -- The provider's transaction and the page where the citizen pays.
  provider_reference text,
  payment_page text,
  state text not null check (state in ('REQUESTED', 'OPEN', 'PAID', 'FAILED', 'CANCELED')),
  job_key bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (tenant_id, payment_id),
  unique (tenant_id, job_key),
  unique (tenant_id, provider_reference)
);
create index payment_by_case on payment (tenant_id, case_id);

create table notice (
  tenant_id text not null,
  notice_id bigint not null,
  case_id bigint not null,
  template text not null,
  channel text not null check (channel in ('PORTAL', 'EMAIL')),
  subject text not null,
  body text not null,
  state text not null check (state in ('CREATED', 'SENT', 'FAILED')),
  job_key bigint not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, notice_id),
  unique (tenant_id, job_key, template, channel)
);
create index notice_by_case on notice (tenant_id, case_id);

create table case_note (
  tenant_id text not null,
  note_id bigint not null,
  case_id bigint not null,
  author text not null,
  text text not null,
  created_at timestamptz not null,
  primary key (tenant_id, note_id)
);
create index case_note_by_case on case_note (tenant_id, case_id);
