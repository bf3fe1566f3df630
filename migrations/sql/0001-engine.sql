-- Engine tables. Every key starts with tenant_id: it is the wall between tenants (row-level security)
-- and the distribution column should one primary ever be too small.
-- Indexes by process instance hold its key alone: keys are unique in an installation, and an index that began with
-- tenant_id could be taken for the primary key by a plan that is made while the tables are still empty.
-- Keys are 63-bit integers. Times are timestamptz. JSON that PostgreSQL never looks into is text.

create table tenant (
  tenant_id text primary key,
  name text not null,
  time_zone text not null default 'Europe/Berlin'
);

-- Each starting process takes one number, so that no two of them ever mint the same key.
create sequence node_number minvalue 0 maxvalue 1023 cycle;

create table deployment (
  tenant_id text not null references tenant,
  deployment_key bigint not null,
  deployed_at timestamptz not null,
  deployed_by text not null,
  primary key (tenant_id, deployment_key)
);

create table resource (
  tenant_id text not null,
  resource_key bigint not null,
  deployment_key bigint not null,
  resource_name text not null,
  content bytea not null,
  checksum bytea not null,
  primary key (tenant_id, resource_key),
  foreign key (tenant_id, deployment_key) references deployment
);

create table process_definition (
  tenant_id text not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  version integer not null,
  version_tag text,
  name text,
  resource_name text not null,
  resource_key bigint not null,
  deployment_key bigint not null,
  start_form_id text,
  primary key (tenant_id, process_definition_key),
  unique (tenant_id, process_definition_id, version)
);

create table decision_requirements (
  tenant_id text not null,
  decision_requirements_key bigint not null,
  decision_requirements_id text not null,
  name text not null,
  version integer not null,
  resource_name text not null,
  resource_key bigint not null,
  deployment_key bigint not null,
  primary key (tenant_id, decision_requirements_key),
  unique (tenant_id, decision_requirements_id, version)
);

create table decision_definition (
  tenant_id text not null,
  decision_definition_key bigint not null,
  decision_definition_id text not null,
  name text not null,
  version integer not null,
  version_tag text,
  decision_requirements_key bigint not null,
  decision_requirements_id text not null,
  deployment_key bigint not null,
  primary key (tenant_id, decision_definition_key),
  unique (tenant_id, decision_definition_id, version)
);

create table form_definition (
  tenant_id text not null,
  form_key bigint not null,
  form_id text not null,
  version integer not null,
  version_tag text,
  resource_name text not null,
  resource_key bigint not null,
  deployment_key bigint not null,
  primary key (tenant_id, form_key),
  unique (tenant_id, form_id, version)
);

-- One row per process instance: what queries read and what the engine goes on from.
-- A step updates this row once, guarded by version. `tokens` and `variables` are two columns because
-- an unchanged out-of-line value is not written again.
create table process_instance (
  tenant_id text not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  process_definition_version integer not null,
  state text not null check (state in ('ACTIVE', 'SUSPENDED', 'COMPLETED', 'TERMINATED')),
  start_date timestamptz not null,
  end_date timestamptz,
  parent_process_instance_key bigint,
  parent_element_instance_key bigint,
  business_id text,
  tags text[] not null default '{}',
  incident_count integer not null default 0,
  version bigint not null,
  tokens text not null,
  variables text not null,
  history_sequence bigint not null,
  history_hash bytea not null,
  primary key (tenant_id, process_instance_key)
) with (fillfactor = 70);
create index process_instance_by_definition on process_instance (tenant_id, process_definition_key, process_instance_key);
create index process_instance_by_id on process_instance (tenant_id, process_definition_id, process_instance_key);
create index process_instance_by_state on process_instance (tenant_id, state, process_instance_key);
create index process_instance_by_business_id on process_instance (tenant_id, business_id) where business_id is not null;

create table element_instance (
  tenant_id text not null,
  element_instance_key bigint not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  element_id text not null,
  element_name text,
  element_type text not null,
  scope_key bigint,
  state text not null check (state in ('ACTIVE', 'COMPLETED', 'TERMINATED')),
  start_date timestamptz not null,
  end_date timestamptz,
  incident_key bigint,
  primary key (tenant_id, element_instance_key)
) with (fillfactor = 80);
create index element_instance_by_instance on element_instance (process_instance_key);
create index element_instance_active on element_instance (tenant_id, process_definition_key, element_id) where state = 'ACTIVE';

create table variable (
  tenant_id text not null,
  variable_key bigint not null,
  process_instance_key bigint not null,
  scope_key bigint not null,
  name text not null,
  value text not null,
  primary key (tenant_id, variable_key)
) with (fillfactor = 80);
create index variable_by_instance on variable (process_instance_key);
create index variable_by_name on variable (tenant_id, name, variable_key);

-- States as in the Orchestration Cluster API. A job waits for a worker as CREATED; ERROR_THROWN and ended
-- jobs stay for queries. `epoch` counts activations: a completion by a worker of ours names the epoch it holds.
create table job (
  tenant_id text not null,
  job_key bigint not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  process_definition_version integer not null,
  element_instance_key bigint not null,
  element_id text not null,
  type text not null,
  kind text not null default 'BPMN_ELEMENT',
  state text not null check (state in ('CREATED', 'COMPLETED', 'FAILED', 'RETRIES_UPDATED', 'ERROR_THROWN', 'CANCELED')),
  retries integer not null,
  headers text not null,
  priority integer not null default 0,
  epoch integer not null default 0,
  -- Whoever holds the job until lock_until: the worker's name and the account that activated it.
  worker text not null default '',
  locked_by text,
  lock_until timestamptz,
  -- Not before this moment (retry back-off).
  available_at timestamptz not null,
  error_code text,
  error_message text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, job_key)
) with (fillfactor = 70);
-- The claim of waiting jobs: oldest first per type, skipping locked rows.
create index job_waiting on job (type, tenant_id, priority desc, job_key) where state in ('CREATED', 'FAILED', 'RETRIES_UPDATED') and retries > 0;
create index job_by_instance on job (process_instance_key);

create table timer (
  tenant_id text not null,
  timer_key bigint not null,
  process_instance_key bigint,
  process_definition_key bigint not null,
  element_instance_key bigint,
  event_id text not null,
  due_at timestamptz not null,
  repetitions integer not null,
  claimed_until timestamptz,
  primary key (tenant_id, timer_key)
);
create index timer_due on timer (due_at);
create index timer_by_instance on timer (process_instance_key);

create table message_subscription (
  tenant_id text not null,
  subscription_key bigint not null,
  -- Null for the start event of a process definition.
  process_instance_key bigint,
  process_definition_key bigint not null,
  process_definition_id text not null,
  element_instance_key bigint,
  event_id text not null,
  message_name text not null,
  correlation_key text not null,
  interrupting boolean not null,
  state text not null check (state in ('CREATED', 'CORRELATED', 'DELETED')),
  updated_at timestamptz not null,
  primary key (tenant_id, subscription_key)
) with (fillfactor = 80);
create index message_subscription_open on message_subscription (tenant_id, message_name, correlation_key, subscription_key) where state = 'CREATED';
create index message_subscription_by_instance on message_subscription (process_instance_key);

-- Published messages, kept until they expire. message_id is unique while the message is buffered.
create table message (
  tenant_id text not null,
  message_key bigint not null,
  message_name text not null,
  correlation_key text not null,
  message_id text,
  variables text not null,
  published_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, message_key)
);
create unique index message_unique_id on message (tenant_id, message_name, correlation_key, message_id) where message_id is not null;
create index message_buffered on message (tenant_id, message_name, correlation_key, message_key);
create index message_expiry on message (expires_at);

-- A message correlates at most once per process id (and start), whatever its version.
create table message_correlation (
  tenant_id text not null,
  message_key bigint not null,
  process_definition_id text not null,
  process_instance_key bigint not null,
  subscription_key bigint not null,
  element_id text not null,
  element_instance_key bigint,
  message_name text not null,
  correlation_key text not null,
  correlated_at timestamptz not null,
  primary key (tenant_id, message_key, process_definition_id)
);
create index message_correlation_by_instance on message_correlation (process_instance_key);
create index message_correlation_by_key on message_correlation (process_definition_id, correlation_key);

create table user_task (
  tenant_id text not null,
  user_task_key bigint not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  process_definition_version integer not null,
  element_instance_key bigint not null,
  element_id text not null,
  name text not null,
  state text not null check (state in ('CREATED', 'COMPLETED', 'CANCELED', 'FAILED')),
  assignee text,
  candidate_users text[] not null default '{}',
  candidate_groups text[] not null default '{}',
  due_date timestamptz,
  follow_up_date timestamptz,
  priority integer not null default 50,
  form_id text,
  external_form_reference text,
  headers text not null,
  -- Counts changes, for conflict notices between people.
  version integer not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, user_task_key)
) with (fillfactor = 70);
create index user_task_open on user_task (tenant_id, user_task_key) where state = 'CREATED';
create index user_task_by_assignee on user_task (tenant_id, assignee, user_task_key) where state = 'CREATED';
create index user_task_by_group on user_task using gin (candidate_groups) where state = 'CREATED';
create index user_task_by_instance on user_task (process_instance_key);

create table incident (
  tenant_id text not null,
  incident_key bigint not null,
  process_instance_key bigint not null,
  process_definition_key bigint not null,
  process_definition_id text not null,
  element_instance_key bigint not null,
  element_id text not null,
  job_key bigint,
  error_type text not null,
  error_message text not null,
  state text not null check (state in ('ACTIVE', 'RESOLVED')),
  created_at timestamptz not null,
  resolved_at timestamptz,
  primary key (tenant_id, incident_key)
);
create index incident_by_instance on incident (process_instance_key);
create index incident_open on incident (tenant_id, incident_key) where state = 'ACTIVE';

create table decision_instance (
  tenant_id text not null,
  decision_evaluation_key bigint not null,
  -- 1-based place among the decisions of one evaluation; the last is the one that was asked for.
  evaluation_index integer not null,
  decision_definition_key bigint not null,
  decision_id text not null,
  decision_name text not null,
  decision_type text not null,
  process_instance_key bigint,
  process_definition_key bigint,
  element_instance_key bigint,
  state text not null check (state in ('EVALUATED', 'FAILED')),
  inputs text not null,
  matched_rules text not null,
  output text not null,
  failure text,
  evaluated_at timestamptz not null,
  primary key (tenant_id, decision_evaluation_key, evaluation_index)
);
create index decision_instance_by_instance on decision_instance (process_instance_key);

-- The history. One row per step; `sequence` has no gaps; `hash` covers the row and the hash before it.
-- `payload` is canonical JSON (RFC 8785) of the changes. Values of variables stand apart in `personal`
-- and are covered by the commitment HMAC-SHA-256(salt, personal): lawful erasure removes personal and salt
-- and leaves the chain verifiable.
create table history (
  tenant_id text not null,
  process_instance_key bigint not null,
  sequence bigint not null,
  format smallint not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  command text not null,
  payload text not null,
  personal text,
  salt bytea,
  commitment bytea not null,
  hash bytea not null,
  primary key (tenant_id, process_instance_key, sequence)
);

-- The first result of a command that its caller may repeat.
create table command_receipt (
  tenant_id text not null,
  command_id text not null,
  request_hash bytea not null,
  result text not null,
  created_at timestamptz not null,
  primary key (tenant_id, command_id)
);
create index command_receipt_age on command_receipt (created_at);

-- Commands for other instances, committed with the step or the submission that asks for them.
-- The deterministic id makes their effect happen once however often they are delivered.
create table outbox_command (
  tenant_id text not null,
  command_id text not null,
  process_instance_key bigint not null,
  command text not null,
  actor_kind text not null,
  actor_id text not null,
  created_at timestamptz not null,
  available_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  primary key (tenant_id, command_id)
);
create index outbox_command_available on outbox_command (available_at);
