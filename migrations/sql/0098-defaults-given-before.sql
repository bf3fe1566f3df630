-- An installation that releases before this one have started was given all of the following. What is missing of it was
-- deleted by an administrator, and must not come back: when in doubt, less is permitted.
insert into given_default (tenant_id, default_id)
select t.tenant_id, given.default_id
from tenant t
cross join (
  with permission (role_id, resource_type, permission_types) as (
    values
    ('admin', 'AUDIT_LOG', '{READ}'),
    ('admin', 'AUTHORIZATION', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'BATCH', '{CREATE,CREATE_BATCH_OPERATION_CANCEL_PROCESS_INSTANCE,
      CREATE_BATCH_OPERATION_DELETE_DECISION_DEFINITION,
      CREATE_BATCH_OPERATION_DELETE_DECISION_INSTANCE,
      CREATE_BATCH_OPERATION_DELETE_PROCESS_DEFINITION,
      CREATE_BATCH_OPERATION_DELETE_PROCESS_INSTANCE,
      CREATE_BATCH_OPERATION_MIGRATE_PROCESS_INSTANCE,
      CREATE_BATCH_OPERATION_MODIFY_PROCESS_INSTANCE,
      CREATE_BATCH_OPERATION_RESOLVE_INCIDENT,READ,UPDATE}'),
    ('admin', 'CASE', '{READ,UPDATE}'),
    ('admin', 'CLUSTER_VARIABLE', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'COMPONENT', '{ACCESS}'),
    ('admin', 'DECISION_DEFINITION', '{CREATE_DECISION_INSTANCE,READ_DECISION_DEFINITION,READ_DECISION_INSTANCE,
      DELETE_DECISION_INSTANCE}'),
    ('admin', 'DECISION_REQUIREMENTS_DEFINITION', '{READ}'),
    ('admin', 'DOCUMENT', '{CREATE,READ,DELETE}'),
    ('admin', 'EXPRESSION', '{EVALUATE}'),
    ('admin', 'GLOBAL_LISTENER', '{CREATE_TASK_LISTENER,READ_TASK_LISTENER,UPDATE_TASK_LISTENER,
      DELETE_TASK_LISTENER}'),
    ('admin', 'GROUP', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'MAPPING_RULE', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'MESSAGE', '{CREATE,READ}'),
    ('admin', 'PROCESS_DEFINITION', '{CREATE_PROCESS_INSTANCE,READ_PROCESS_DEFINITION,READ_PROCESS_INSTANCE,
      READ_USER_TASK,UPDATE_PROCESS_INSTANCE,UPDATE_USER_TASK,CANCEL_PROCESS_INSTANCE,
      MODIFY_PROCESS_INSTANCE,DELETE_PROCESS_INSTANCE,CLAIM_USER_TASK,
      COMPLETE_USER_TASK}'),
    ('admin', 'RESOURCE', '{CREATE,READ,DELETE_DRD,DELETE_FORM,DELETE_PROCESS,DELETE_RESOURCE}'),
    ('admin', 'ROLE', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'SYSTEM', '{READ,READ_USAGE_METRIC,READ_JOB_METRIC,UPDATE}'),
    ('admin', 'TENANT', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'USER', '{CREATE,READ,UPDATE,DELETE}'),
    ('admin', 'USER_TASK', '{READ,UPDATE,CLAIM,COMPLETE}'),
    ('caseworker', 'COMPONENT', '{ACCESS}'),
    ('caseworker', 'CASE', '{READ,UPDATE}'),
    ('caseworker', 'USER_TASK', '{READ,CLAIM,COMPLETE}'),
    ('caseworker', 'PROCESS_DEFINITION', '{READ_PROCESS_DEFINITION,READ_PROCESS_INSTANCE}'),
    ('designer', 'COMPONENT', '{ACCESS}'),
    ('designer', 'RESOURCE', '{CREATE,READ}'),
    ('designer', 'PROCESS_DEFINITION', '{READ_PROCESS_DEFINITION}'),
    ('designer', 'DECISION_DEFINITION', '{READ_DECISION_DEFINITION}'),
    ('designer', 'DECISION_REQUIREMENTS_DEFINITION', '{READ}'),
    ('designer', 'EXPRESSION', '{EVALUATE}'),
    ('auditor', 'COMPONENT', '{ACCESS}'),
    ('auditor', 'AUDIT_LOG', '{READ}'),
    ('auditor', 'CASE', '{READ}'),
    ('auditor', 'PROCESS_DEFINITION', '{READ_PROCESS_DEFINITION,READ_PROCESS_INSTANCE}'),
    ('integrator', 'RESOURCE', '{CREATE,READ}'),
    ('integrator', 'PROCESS_DEFINITION', '{CREATE_PROCESS_INSTANCE,READ_PROCESS_DEFINITION,READ_PROCESS_INSTANCE,
      READ_USER_TASK,UPDATE_PROCESS_INSTANCE,UPDATE_USER_TASK,CANCEL_PROCESS_INSTANCE,
      MODIFY_PROCESS_INSTANCE,DELETE_PROCESS_INSTANCE,CLAIM_USER_TASK,
      COMPLETE_USER_TASK}'),
    ('integrator', 'DECISION_DEFINITION', '{CREATE_DECISION_INSTANCE,READ_DECISION_DEFINITION,READ_DECISION_INSTANCE}'),
    ('integrator', 'DECISION_REQUIREMENTS_DEFINITION', '{READ}'),
    ('integrator', 'MESSAGE', '{CREATE,READ}'),
    ('integrator', 'USER_TASK', '{READ,UPDATE,CLAIM,COMPLETE}'),
    ('integrator', 'BATCH', '{CREATE,READ,UPDATE}'),
    ('integrator', 'EXPRESSION', '{EVALUATE}'),
    ('integrator', 'DOCUMENT', '{CREATE,READ,DELETE}'),
    ('integrator', 'SYSTEM', '{READ,READ_JOB_METRIC,READ_USAGE_METRIC}'),
    ('integrator', 'CLUSTER_VARIABLE', '{READ}')
  )
  select distinct 'role/' || role_id as default_id from permission
  union all
  select 'permission/' || role_id || '/' || resource_type || '/*/' || permission_type
  from permission cross join unnest(permission_types::text[]) as permission_type
) as given
where exists (select from role r where r.tenant_id = t.tenant_id)
on conflict do nothing;

-- Assignments to the tenant `<default>` are given where tenants are told apart.
insert into given_default (tenant_id, default_id)
select distinct m.tenant_id, 'member/TENANT/' || m.container_id || '/ROLE/admin'
from membership m
where m.container_type = 'TENANT' and m.container_id = '<default>'
on conflict do nothing;

-- The people of a demonstration came together, as did their group and their assignments.
insert into given_default (tenant_id, default_id)
select distinct u.tenant_id, given.default_id
from user_account u
cross join (
  select 'group/gesundheitsamt' as default_id
  union all
  select kind || username
  from unnest(array['person/', 'member/TENANT/<default>/USER/']) as kind
  cross join unnest(array['demo', 'sabine.schroeder', 'jonas.petersen', 'petra.hansen', 'ahmet.yilmaz',
    'integration']) as username
) as given
where u.username in ('demo', 'sabine.schroeder', 'jonas.petersen', 'petra.hansen', 'ahmet.yilmaz', 'integration')
  and (given.default_id not like 'member/%' or exists (
    select from membership m
    where m.tenant_id = u.tenant_id and m.container_type = 'TENANT' and m.container_id = '<default>'))
on conflict do nothing;
